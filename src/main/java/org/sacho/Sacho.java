package org.sacho;

/// Entry point of the one jar: every command starts here.
public final class Sacho {

    private Sacho() {}

    public static void main(String[] args) {}
}
