package dev.reknit.runtime.encoding;

/** Something was found that cannot be saved; the path to it is not known yet. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Creates it.
     *
     * @param found what it is and why; to follow the words "which refers to"
     */
    Refusal(String found) {
        super(found, null, false, false);
    }
}
