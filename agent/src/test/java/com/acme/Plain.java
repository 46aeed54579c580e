package com.acme;

/** A program without any log. */
public final class Plain {
    private Plain() {}

    public static void main(String[] arguments) {
        System.out.println(new Flaky().answer());
    }
}
