package dev.reknit.runtime.encoding;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the values of a foreign class, which is neither woven nor known to the platform, are saved: taken apart into simple values, and put together
 * again. For values that do not change; they are written wherever they are referred to. Found by {@link java.util.ServiceLoader}. Safe for use by several
 * threads.
 *
 * <pre>{@code
 * public final class MoneyCodec implements StateCodec<Money> {
 *     public Class<Money> type() { return Money.class; }
 *     public String name() { return "money"; }
 *     public int version() { return 2; }
 *     public List<Object> parts(Money money) { return List.of(money.amount(), money.currency()); }
 *     public Money value(List<Object> parts, int version) {
 *         Currency currency = version == 1 ? EUR : (Currency) parts.get(1);
 *         return Money.of((BigDecimal) parts.get(0), currency);
 *     }
 * }
 * }</pre>
 *
 * @param <T> the class
 */
public interface StateCodec<T> {
    /** The class, exactly: it is not used for subclasses. */
    Class<T> type();

    /** What the class is called in the store; never to be changed. */
    String name();

    /** Rises when the parts change; 1 or more. */
    int version();

    /** The parts of a value: strings, boxed numbers, enum constants, and other values that are not changed; null is allowed. */
    List<@Nullable Object> parts(T value);

    /**
     * A value of its parts.
     *
     * @param version of the codec that wrote them
     */
    T value(List<@Nullable Object> parts, int version);
}
