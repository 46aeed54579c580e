package dev.reknit.weaver.model;

import net.bytebuddy.jar.asm.ClassTooLargeException;
import net.bytebuddy.jar.asm.MethodTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * A class file that cannot be woven as a whole: it cannot be read (damaged, or of a Java version that is not known yet), or it
 * would be larger than the JVM allows. The class is to be left as it is.
 */
public final class ClassFileException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean tooLarge;

    private ClassFileException(String message, boolean tooLarge, @Nullable Throwable cause) {
        super(message, cause);
        this.tooLarge = tooLarge;
    }

    /** A class that would be too large once woven. */
    public static ClassFileException tooLarge(String what) {
        return new ClassFileException("the class is too large once woven: " + what, true, null);
    }

    /**
     * What a failure of ASM means.
     *
     * @param failure whatever reading or writing a class file ended with; a JVM's own error is thrown as it is, but for a
     *     stack overflow, which constants that refer to themselves lead to
     */
    public static ClassFileException of(Throwable failure) {
        if (failure instanceof VirtualMachineError fatal && !(failure instanceof StackOverflowError)) {
            throw fatal;
        }
        if (failure instanceof ClassFileException known) {
            return known;
        }
        return failure instanceof MethodTooLargeException || failure instanceof ClassTooLargeException
                ? tooLarge(String.valueOf(failure.getMessage()))
                : new ClassFileException("the class file cannot be read: " + failure, false, failure);
    }

    /** Whether the class as it was is in order, but too large. */
    public boolean isTooLarge() {
        return tooLarge;
    }
}
