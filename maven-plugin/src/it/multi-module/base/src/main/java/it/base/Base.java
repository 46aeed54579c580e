package it.base;

import dev.reknit.FallbackHandler;
import dev.reknit.FailedCall;
import dev.reknit.Retry;

public class Base implements FallbackHandler<String> {
    @Override
    public String handle(FailedCall call) {
        return "instead";
    }

    @Retry
    public void run() {}
}
