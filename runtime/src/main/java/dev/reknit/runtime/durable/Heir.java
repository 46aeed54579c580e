package dev.reknit.runtime.durable;

import dev.reknit.runtime.ContainerMade;
import java.util.Arrays;

/** What an object is to a durable class that its own class extends; asked by the class that it was just constructed by. */
enum Heir {
    /** Of a class, or of one below, that was woven to be durable, too: it has a gate of its own. */
    DURABLE_BY_ITSELF,
    /** Of one that a container made, and that may be the very thing: an intercepted bean, a configuration. */
    MADE,
    /** Of one that a container made to pass calls on to another object. */
    PASSES_ON,
    /** Of one that somebody wrote and no weaver has seen: what it has itself cannot be saved. */
    UNWOVEN;

    /** The constant of a woven durable class. */
    private static final String GATE = "reknit$durable";

    /**
     * Tells.
     *
     * @param type the class of the object
     * @param durable a superclass of it
     */
    static Heir of(Class<?> type, Class<?> durable) {
        for (Class<?> each = type; each != durable; each = each.getSuperclass()) {
            if (hasGate(each)) {
                return DURABLE_BY_ITSELF;
            }
        }
        if (ContainerMade.bean(type) != durable) {
            return UNWOVEN;
        }
        return ContainerMade.isKnownToPassOn(type.getName()) ? PASSES_ON : MADE;
    }

    private static boolean hasGate(Class<?> type) {
        try {
            return Arrays.stream(type.getDeclaredFields())
                    .anyMatch(each -> each.getName().equals(GATE));
        } catch (LinkageError missing) {
            return false; // It mentions a class that is not there, as containers' do.
        }
    }
}
