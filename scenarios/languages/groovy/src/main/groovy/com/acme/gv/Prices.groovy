package com.acme.gv

import dev.reknit.Checkpointed
import dev.reknit.CircuitBreaker
import dev.reknit.Ephemeral
import dev.reknit.Fallback
import dev.reknit.Retry
import groovy.transform.CompileStatic

/** Dynamic Groovy: calls go through call sites, closures are classes. */
class Prices {
    @Ephemeral
    final Script script
    List<String> entries = []

    Prices(Script script) {
        this.script = script
    }

    @Retry(jitter = 0L, retryOn = IOException)
    int fetch() {
        script.attempt()
    }

    /** Untyped. */
    @Retry(jitter = 0L)
    def anything(name) {
        "$name ${script.attempt()}".toString()
    }

    /** Has an overload for the default. */
    @Retry(maxRetries = 2, jitter = 0L)
    int withDefault(String name, int add = 10) {
        script.attempt() + add
    }

    @Retry(jitter = 0L)
    List<String> inClosures(List<String> names) {
        names.collect { "$it${script.attempt()}".toString() }
    }

    @Retry(jitter = 0L)
    static int fetchStatic(Script script) {
        script.attempt()
    }

    @CompileStatic
    @Retry(jitter = 0L)
    int compiledStatically() {
        script.attempt()
    }

    @Fallback(fallbackMethod = "lastPrice")
    String price(String name) {
        name + script.attempt()
    }

    String lastPrice(String name) {
        "last $name"
    }

    @CircuitBreaker(requestVolumeThreshold = 4)
    int broken() {
        script.attempt()
    }

    @Checkpointed
    int book(String name) {
        entries << name
        script.attempt()
    }
}
