package dev.reknit.weaver.check;

import java.util.Set;

/** Types of the platform that lambdas are of; these cannot be saved, as objects of classes can that implement the types. */
final class Lambdas {
    private static final String FUNCTIONS = "java/util/function/";
    private static final Set<String> TASKS = Set.of("java/lang/Runnable", "java/util/concurrent/Callable");

    private Lambdas() {}

    /** Whether it is code to be run, and nothing else. */
    static boolean isTask(String name) {
        return TASKS.contains(name) || name.startsWith(FUNCTIONS);
    }

    /** Whether an object of the type may be a lambda. */
    static boolean mayBe(String name) {
        return isTask(name) || name.equals("java/util/Comparator");
    }
}
