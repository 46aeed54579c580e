package com.acme.kt

import dev.reknit.Retry
import kotlinx.coroutines.delay
import kotlinx.coroutines.runBlocking

/** Suspending functions beside guarded ones. */
class Coroutines(private val script: Script) {
    /** Waits for what suspends, so it can be made again as one call. */
    @Retry(jitter = 0)
    fun blocking(): Int = runBlocking { suspending() }

    suspend fun suspending(): Int {
        delay(1)
        return guarded()
    }

    @Retry(jitter = 0)
    private fun guarded(): Int = script.attempt()

    fun suspendingBlocked(): Int = runBlocking { suspending() }
}

/** The class's annotation is for those of its methods that do not suspend. */
@Retry(jitter = 0)
class HalfSuspending(private val script: Script) {
    fun fetch(): Int = script.attempt()

    suspend fun suspending(): Int {
        delay(1)
        return script.attempt()
    }

    companion object {
        @JvmStatic
        fun blocked(of: HalfSuspending): Int = runBlocking { of.suspending() }
    }
}
