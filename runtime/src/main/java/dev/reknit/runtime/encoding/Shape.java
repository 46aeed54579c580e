package dev.reknit.runtime.encoding;

/**
 * What one class contributes to the state of its objects, from the constant {@code reknit$state} that the weaver writes: lines of
 * text, the first for the class, one for each field in the order in which it is written.
 *
 * <pre>{@code
 * com.acme.Purchase com.acme.Order        name in the store, then former names
 * =id J                                   = final
 * =lines Ljava/util/List;
 * ~quantity I qty amount                  ~ not final; then former names
 * }</pre>
 */
record Shape() {
    /** The name of the constant. */
    static final String CONSTANT = "reknit$state";
}
