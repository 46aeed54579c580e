package com.acme.kt

import dev.reknit.Retry
import java.io.IOException
import java.util.concurrent.CompletableFuture

/** A plain class: what its methods may look like. */
open class Prices(protected val script: Script) {
    @Retry(jitter = 0)
    fun fetch(): Int = script.attempt()

    @Retry(jitter = 0)
    fun withDefaults(name: String = "gold", times: Int = 2): String = name.repeat(times) + script.attempt()

    fun callsWithDefaults(): String = withDefaults(times = 1)

    @JvmOverloads
    @Retry(maxRetries = 2, jitter = 0)
    fun overloaded(name: String = "gold", times: Int = 2): String = name.repeat(times) + script.attempt()

    @get:Retry(jitter = 0)
    val current: Int
        get() = script.attempt()

    @Retry(jitter = 0)
    internal fun within(): Int = script.attempt()

    fun callsWithin(): Int = within()

    @Retry(jitter = 0)
    private fun hidden(): Int = script.attempt()

    fun callsHidden(): Int = hidden()

    /** Kotlin has no checked exceptions, so nothing is declared. */
    @Retry(jitter = 0, retryOn = [IOException::class])
    fun undeclared(): Int =
        try {
            script.attempt()
        } catch (failure: IllegalStateException) {
            throw IOException(failure)
        }

    @Retry(jitter = 0)
    fun inLambdas(names: List<String>): List<String> {
        var seen = 0
        return names.map {
            seen++
            it + script.attempt() + seen
        }
    }

    @Retry(jitter = 0)
    fun <T : Comparable<T>> largest(vararg values: T, select: (T) -> Boolean): T? {
        script.attempt()
        return values.filter(select).maxOrNull()
    }

    @Retry(jitter = 0)
    open fun nothing() {
        script.attempt()
    }

    @Retry(jitter = 0)
    fun later(): CompletableFuture<Int> = CompletableFuture.supplyAsync { script.attempt() }
}

/** Overrides, and calls what it overrides. */
class SpecialPrices(script: Script) : Prices(script) {
    @Retry(jitter = 0)
    override fun nothing() = super.nothing()
}

/** Top-level. */
@Retry(jitter = 0)
fun topLevel(script: Script, add: Int = 0): Int = script.attempt() + add

/** An extension. */
@Retry(jitter = 0)
fun Script.extension(): Int = attempt()

/** Calls [topLevel] as Kotlin does. */
fun callsTopLevel(script: Script): Int = topLevel(script)
