package com.acme.kt

/** Says how often something fails before it succeeds, and counts how often it was tried. */
class Script(private val failures: Int) {
    var attempts = 0
        private set

    /** Makes an attempt; its number, from 1. */
    fun attempt(): Int {
        attempts++
        if (attempts <= failures) throw IllegalStateException("attempt $attempts")
        return attempts
    }
}
