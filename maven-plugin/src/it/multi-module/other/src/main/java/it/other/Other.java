package it.other;

import dev.reknit.Retry;

public class Other {
    @Retry
    public static void run() {}
}
