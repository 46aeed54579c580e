package com.acme.kt

import dev.reknit.Checkpointed
import dev.reknit.Retry

/** A data class: its methods are its own, and those that the compiler adds. */
data class Account(val owner: String, var balance: Long) {
    @Checkpointed
    @Retry(jitter = 0)
    fun withdraw(amount: Long, script: Script): Long {
        balance -= amount
        script.attempt()
        return balance
    }
}

/** All methods at once; those that the compiler adds among them. */
@Retry(jitter = 0)
data class Quote(val name: String, private val script: Script) {
    fun fetch(): String = name + script.attempt()
}

/** An object. */
object Clock {
    var script = Script(0)

    @Retry(jitter = 0)
    fun now(): Int = script.attempt()

    @JvmStatic
    @Retry(maxRetries = 2, jitter = 0)
    fun nowStatic(): Int = script.attempt()
}

/** A companion. */
class Parser private constructor() {
    companion object {
        @Retry(jitter = 0)
        fun parse(script: Script): Int = script.attempt()

        /** A static method of the class passes calls on to this one. */
        @JvmStatic
        @Retry(maxRetries = 2, jitter = 0)
        fun parseStatic(script: Script, add: Int = 0): Int = script.attempt() + add
    }
}

/** A value class: its methods are static ones. */
@JvmInline
value class Cents(val value: Long) {
    @Retry(jitter = 0)
    fun plus(other: Cents, script: Script): Cents = Cents(value + other.value + script.attempt())

    companion object {
        /** For Java, which cannot name the method. */
        @JvmStatic
        fun add(one: Long, two: Long, script: Script): Long = Cents(one).plus(Cents(two), script).value
    }
}

/** An interface with a body. */
interface Source {
    val script: Script

    @Retry(jitter = 0)
    fun load(): Int = script.attempt()
}

/** Takes the body. */
class Mirror(override val script: Script) : Source

/** Passes calls on. */
class Delegating(source: Source) : Source by source

/** An enum. */
enum class Operation {
    ADD {
        @Retry(jitter = 0)
        override fun apply(script: Script): Int = script.attempt()
    };

    abstract fun apply(script: Script): Int
}

/** A sealed hierarchy. */
sealed class Result {
    @Retry(jitter = 0)
    fun read(script: Script): Int = script.attempt()

    data class Good(val value: Int) : Result()

    data object None : Result()
}
