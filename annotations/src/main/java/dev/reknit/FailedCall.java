package dev.reknit;

import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A call that failed, as a {@link FallbackHandler} sees it. Immutable, but for the objects in it. */
public interface FailedCall {
    /** The guarded method. */
    Method method();

    /** The object it was called on; null for a static method. */
    @Nullable
    Object target();

    /** The arguments it was called with; primitives boxed; elements may be null; unmodifiable. */
    List<@Nullable Object> arguments();

    /** The failure that the caller would see without the fallback. */
    Throwable failure();
}
