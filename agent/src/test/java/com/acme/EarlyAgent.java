package com.acme;

/** An agent that loads a class of the application. */
public final class EarlyAgent {
    private EarlyAgent() {}

    public static void premain(String arguments) throws ClassNotFoundException {
        Class.forName(arguments, false, ClassLoader.getSystemClassLoader());
    }
}
