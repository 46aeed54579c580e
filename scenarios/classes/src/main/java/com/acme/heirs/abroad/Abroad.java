package com.acme.heirs.abroad;

import com.acme.heirs.Answering;
import com.acme.heirs.Base;
import java.util.function.IntSupplier;

/** Subclasses that see no more of their superclass than what is protected. */
public final class Abroad {
    private Abroad() {}

    /** Overrides each method. */
    public static class Worker extends Base {
        public Worker(IntSupplier script) {
            super(script);
        }

        @Override
        public String work() {
            return "abroad " + script.getAsInt();
        }

        @Override
        public String call() {
            return "abroad " + super.call();
        }

        @Override
        protected String inner() {
            return "inner abroad " + script.getAsInt();
        }

        public static String callInner(Worker worker) {
            return worker.inner();
        }
    }

    /** Has the private fallback of its superclass. */
    public static class Speechless extends Answering {
        @Override
        public String ask(String question) {
            throw new IllegalStateException(question);
        }
    }
}
