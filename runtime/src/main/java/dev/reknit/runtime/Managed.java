package dev.reknit.runtime;

/**
 * State of a policy that can be looked at and acted upon from outside, by JMX. It implements an MXBean interface
 * itself; the bean that is registered refers to it weakly, so that it goes with its class.
 */
public interface Managed {
    /** What beans of this kind are called: {@code CircuitBreaker} of {@code dev.reknit:type=CircuitBreaker}. */
    String beanType();

    /** The public MXBean interface, which this implements. */
    Class<?> beanInterface();
}
