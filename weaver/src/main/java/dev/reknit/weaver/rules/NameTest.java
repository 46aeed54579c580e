package dev.reknit.weaver.rules;

/**
 * What must be true of the names in a class file for a pointcut to select a method of the class: quick, and errs only on the side of yes.
 */
@FunctionalInterface
interface NameTest {
    /** Nothing is known. */
    NameTest MAYBE = names -> true;

    boolean passes(ClassNames names);

    /** Whether all of some. */
    static NameTest both(NameTest one, NameTest other) {
        if (one == MAYBE || other == MAYBE) {
            return one == MAYBE ? other : one;
        }
        return names -> one.passes(names) && other.passes(names);
    }

    /** Whether any of some. */
    static NameTest either(NameTest one, NameTest other) {
        return one == MAYBE || other == MAYBE ? MAYBE : names -> one.passes(names) || other.passes(names);
    }
}
