package it;

import dev.reknit.Retry;

public class WrongToo {
    int count;

    @Retry(maxRetries = -2, delay = -1)
    void outOfRange() {}

    @Retry
    void doubtful() {
        count++;
    }
}
