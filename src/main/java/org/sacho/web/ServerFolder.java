package org.sacho.web;

import java.nio.file.Path;

/// The data folder, for what the web layer itself keeps there: its certificate.
public record ServerFolder(Path data) {}
