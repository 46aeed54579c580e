package dev.reknit.runtime.jmx;

import java.util.List;
import java.util.Map;

/** A guarded method, as called on objects of a class. */
public interface MethodMXBean {
    /** The class of the objects, by its full name. */
    String getClassName();

    /** The method and the simple names of its parameters' types. */
    String getMethod();

    /** The policies in effect, outermost first. */
    List<String> getPolicies();

    /** Whether any policy is in effect. */
    boolean isGuarded();

    /** Calls that ended with a value; see {@link ReknitMXBean#isCountingSuccesses} for which are counted. */
    long getReturned();

    /** Calls that ended with an exception. */
    long getThrown();

    /** Calls that a fallback was asked for. */
    long getFallbacks();

    /** Retries made. */
    long getRetries();

    /** All meters of the method by name and tags; of a histogram, how many values there are. */
    Map<String, Long> getNumbers();
}
