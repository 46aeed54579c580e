package com.acme;

/** Mentions nothing of Reknit, and answers the third call. */
public final class Client extends AnyClient {
    private int calls;

    @Override
    public String fetch() {
        if (++calls < 3) {
            throw new IllegalStateException("call " + calls);
        }
        return "answer after " + calls;
    }

    public static void main(String[] arguments) {
        System.out.println(new Client().fetch());
    }
}
