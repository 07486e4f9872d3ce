package org.sacho.web;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sacho.subject.Subject;
import org.sacho.web.security.CurrentPeople;
import org.springframework.core.MethodParameter;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Gives controllers the person behind the request as they are now.
@OnEverySide
@Component
class SubjectArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private final CurrentPeople people;

    SubjectArgument(CurrentPeople people) {
        this.people = people;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Subject.class);
    }

    @Override
    public Subject resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .flatMap(people::of)
                .orElseThrow(() -> new AccessDeniedException("nobody is signed in"));
    }
}
