package com.acme;

import java.util.Arrays;

/** Books, fails to book, and says what is there and which classes log their changes. An argument has postings come before their book. */
public final class Ledger {
    private Ledger() {}

    /** Runs. */
    public static void main(String[] arguments) {
        if (arguments.length > 0) {
            System.out.println(new Posting(1));
        }
        Book book = new Book();
        book.add(5);
        try {
            book.addAndFail(7);
        } catch (IllegalStateException expected) {
            System.out.println(expected.getMessage());
        }
        System.out.println(book + " " + says(Book.class) + " " + says(Posting.class) + " " + says(Ledger.class));
    }

    private static String says(Class<?> type) {
        boolean tracked = Arrays.stream(type.getInterfaces())
                .anyMatch(each -> each.getSimpleName().equals("Tracked"));
        return type.getSimpleName() + (tracked ? " logs" : " is copied");
    }
}
