package org.sacho.web.signin;

import org.jspecify.annotations.Nullable;
import org.sacho.web.Frames;
import org.sacho.web.OnEverySide;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The sign-in form. Its answer is taken by Spring Security.
@OnEverySide
@Controller
class SignInPage {

    private final Frames frames;

    SignInPage(Frames frames) {
        this.frames = frames;
    }

    @GetMapping("/login")
    String form(
            @RequestParam(required = false) @Nullable String error,
            @RequestParam(required = false) @Nullable String signedout,
            @RequestParam(required = false) @Nullable String expired,
            Model model) {
        model.addAttribute("frame", frames.outside());
        model.addAttribute("view", new SignInView(error != null, signedout != null, expired != null));
        return "signin/sign-in";
    }
}
