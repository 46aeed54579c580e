package com.acme.heirs;

import dev.reknit.Retry;
import java.util.function.IntSupplier;

/** An enum; the classes of its constants inherit from it. */
@Retry(maxRetries = 1, jitter = 0)
public enum Signal {
    UP {
        @Override
        public String send(IntSupplier script) {
            return "up " + script.getAsInt();
        }
    };

    public abstract String send(IntSupplier script);
}
