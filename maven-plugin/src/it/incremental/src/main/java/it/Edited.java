package it;

import dev.reknit.Retry;

public class Edited {
    @Retry
    public int version() {
        return 1;
    }
}
