package com.acme.heirs;

import dev.reknit.Fallback;

/** Gives another answer, for its subclasses, too. */
@Fallback(fallbackMethod = "instead")
public abstract class Answering {
    public abstract String ask(String question);

    private String instead(String question, IllegalStateException failure) {
        return "no answer to " + question + " of " + getClass().getSimpleName();
    }
}
