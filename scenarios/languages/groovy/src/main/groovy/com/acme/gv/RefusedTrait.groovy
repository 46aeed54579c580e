package com.acme.gv

import dev.reknit.Retry

/** A trait becomes an interface without bodies, so it is refused. */
trait RefusedTrait {
    abstract Script getScript()

    @Retry(jitter = 0L)
    int load() {
        script.attempt()
    }
}

/** Takes the body. */
class Mirror implements RefusedTrait {
    final Script script

    Mirror(Script script) {
        this.script = script
    }
}
