package com.acme;

import org.slf4j.LoggerFactory;

/** A program with a log of its own. */
public final class Logging {
    private Logging() {}

    public static void main(String[] arguments) {
        LoggerFactory.getLogger("acme").info("started");
        System.out.println(new Flaky().answer());
    }
}
