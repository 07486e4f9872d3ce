package org.sacho.web;

/// One entry of the main menu. A count of zero is not shown.
public record NavView(Section section, String href, int count, boolean current) {}
