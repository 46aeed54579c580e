package dev.reknit.weaver.track;

import java.util.function.Supplier;

/** Code beside the woven classes that is not woven. */
public final class Outside {
    private Outside() {}

    public static void use(Object scenario, Supplier<int[]> supplier, Foreign foreign) {
        supplier.get()[0] = 11;
        foreign.kept[0] = 12;
    }

    public static void deep(Object[] nested) {
        ((int[]) nested[0])[0] = 13;
    }
}
