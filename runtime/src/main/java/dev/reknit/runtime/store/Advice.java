package dev.reknit.runtime.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** What an operating system's error means, and what somebody can do about it. */
final class Advice {
    private Advice() {}

    /** One or two sentences without the last full stop. */
    static String on(Throwable failure) {
        String told = told(failure);
        String known = told.toLowerCase(Locale.ROOT);
        if (known.contains("no space left") || known.contains("not enough space") || known.contains("quota")) {
            return told + ". Free some space there";
        }
        if (known.contains("input/output error")) {
            return told + ". The device fails: look into the log of the system before you trust it";
        }
        if (known.contains("read-only")) {
            return told + ". Remount the file system for writing; many go read-only after an error of the device";
        }
        if (failure instanceof AccessDeniedException || known.contains("permission denied")) {
            return told + ". Permission denied: give the user of this process read and write access to it";
        }
        if (failure instanceof NoSuchFileException) {
            return told
                    + ". Something that was there has been deleted, or the file system is gone: put it back, or give the store"
                    + " another folder";
        }
        return told;
    }

    private static String told(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof FileSystemException && !(message == null)) {
            return failure.getClass().getSimpleName() + ": " + message;
        }
        return failure instanceof IOException && message != null ? message : failure.toString();
    }
}
