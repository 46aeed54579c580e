package com.acme.kt

import dev.reknit.Retry
import kotlinx.coroutines.delay

/** What is refused by name. */
class RefusedSuspending(private val script: Script) {
    @Retry(jitter = 0)
    suspend fun fetch(): Int {
        delay(1)
        return script.attempt()
    }
}

/** A value class in a signature changes the name of the method. */
class RefusedFallback {
    @dev.reknit.Fallback(fallbackMethod = "otherwise")
    fun convert(cents: Cents): Long = throw IllegalStateException(cents.toString())

    fun otherwise(cents: Cents): Long = cents.value
}
