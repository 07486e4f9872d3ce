package org.sacho.web.signin;

/// The sign-in page. It says that signing in failed and never why.
public record SignInView(boolean failed, boolean signedOut, boolean expired) {}
