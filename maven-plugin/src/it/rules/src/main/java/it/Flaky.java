package it;

public class Flaky {
    private int attempts;

    public int attempts() {
        if (++attempts < 3) {
            throw new IllegalStateException("attempt " + attempts);
        }
        return attempts;
    }
}
