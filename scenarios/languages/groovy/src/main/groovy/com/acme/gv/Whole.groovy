package com.acme.gv

import dev.reknit.Retry

/** All methods; those of Groovy's object protocol among them. */
@Retry(jitter = 0L)
class Whole {
    Script script

    int fetch() {
        script.attempt()
    }
}
