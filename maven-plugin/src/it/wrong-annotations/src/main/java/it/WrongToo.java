package it;

import dev.reknit.Retry;

public interface WrongToo {
    @Retry
    void noBody();
}
