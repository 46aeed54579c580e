package com.acme.kt

import dev.reknit.Bulkhead
import dev.reknit.Checkpointed
import dev.reknit.CircuitBreaker
import dev.reknit.Ephemeral
import dev.reknit.Fallback
import dev.reknit.Hedge
import dev.reknit.RateLimit
import dev.reknit.Redundant
import dev.reknit.Timeout
import java.util.concurrent.Callable
import java.util.concurrent.CompletableFuture
import java.util.concurrent.CompletionStage

/** Each policy. */
class Policies(@Ephemeral private val script: Script, @Ephemeral private val mirrors: List<Source>) {
    @Redundant(from = "mirrors")
    private lateinit var source: Source

    private val entries = mutableListOf<String>()

    fun loadFromAny(): Int = source.load()

    @Fallback(fallbackMethod = "lastPrice")
    fun price(name: String): String = name + script.attempt()

    private fun lastPrice(name: String, failure: IllegalStateException): String = "$name, ${failure.message}"

    fun convertCents(value: Long): Long = convert(Cents(value))

    @Fallback(fallbackMethod = "freeOfCharge")
    fun convert(cents: Cents): Long = cents.value + script.attempt()

    /** A value class in a signature changes the name, but for this. */
    @JvmName("freeOfCharge")
    fun freeOfCharge(cents: Cents): Long = -cents.value

    @CircuitBreaker(requestVolumeThreshold = 4)
    fun broken(): Int = script.attempt()

    @RateLimit(value = 2, window = 10)
    fun twice(): Int = script.attempt()

    @Bulkhead(1)
    fun alone(meanwhile: Callable<Int>): Int = meanwhile.call()

    @Timeout(20)
    fun slow(meanwhile: Callable<Int>): Int = meanwhile.call()

    @Hedge(delay = 10)
    fun hedged(attempts: Callable<CompletionStage<Int>>): CompletionStage<Int> = attempts.call()

    @Checkpointed
    fun book(name: String): Int {
        entries += name
        return script.attempt()
    }

    fun entries(): List<String> = entries
}
