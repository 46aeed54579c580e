package dev.reknit.scenarios.policies;

import dev.reknit.Retry;
import dev.reknit.Timeout;
import dev.reknit.TimeoutMode;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;

/** Attempts that may take only so long. */
public final class Timed {
    @Timeout(50)
    public <T> T limited(Callable<T> body) throws Exception {
        return body.call();
    }

    @Timeout(60_000)
    public <T> T generous(Callable<T> body) throws Exception {
        return body.call();
    }

    @Timeout(50)
    public static long shared(Callable<Long> body) throws Exception {
        return body.call();
    }

    @Timeout(50)
    @Retry(maxRetries = 1, jitter = 0)
    public <T> T again(Callable<T> body) throws Exception {
        return body.call();
    }

    @Timeout(50)
    public synchronized <T> T exclusive(Callable<T> body) throws Exception {
        return body.call();
    }

    @Timeout(value = 50, mode = TimeoutMode.ABANDON)
    public <T> T abandoned(Callable<T> body) throws Exception {
        return body.call();
    }

    @Timeout(50)
    public <T> CompletionStage<T> later(CompletionStage<T> body) {
        return body;
    }
}
