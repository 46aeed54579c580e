package com.acme.gv

/** Says how often something fails before it succeeds, and counts how often it was tried. */
class Script {
    final int failures
    int attempts

    Script(int failures) {
        this.failures = failures
    }

    /** Makes an attempt; its number, from 1. */
    int attempt() {
        attempts++
        if (attempts <= failures) {
            throw new IOException("attempt $attempts")
        }
        attempts
    }
}
