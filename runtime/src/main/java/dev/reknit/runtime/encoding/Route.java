package dev.reknit.runtime.encoding;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Where each field of a class stands in the bytes of an object that was written when the class had other fields.
 *
 * @param sources for each field of today, in the order in which it is taken: the index of the field as stored; -1 for none
 * @param stored the fields as stored, in their order
 * @param today the fields of today, in the order in which they are taken
 * @param unknown the indexes of stored fields that no field takes
 * @param finals how many of today's fields are taken when the object is made
 */
record Route(int[] sources, List<Shape.Field> stored, List<Shape.Field> today, int[] unknown, int finals) {

    /** Null if nothing has changed. */
    static @Nullable Route between(Descriptor then, String owner, List<Shape> shapes) {
        Descriptor now = Descriptor.of(
                then.kind(), shapes.stream().map(SaveableForm::bare).toList());
        if (then.fields().equals(now.fields())
                && then.levels().size() == now.levels().size()) {
            return null;
        }
        int[] sources = new int[now.fields().size()];
        boolean[] taken = new boolean[then.fields().size()];
        int at = 0;
        for (boolean first : new boolean[] {true, false}) {
            for (Shape level : shapes) {
                for (Shape.Field field : level.fields()) {
                    if (field.isFinal() == first) {
                        int source = source(then, level, field);
                        sources[at++] = source;
                        if (source >= 0) {
                            taken[source] = true;
                            Conversion.check(owner, field, then.fields().get(source));
                        }
                    }
                }
            }
        }
        int[] unknown = new int[taken.length];
        int count = 0;
        for (int i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                unknown[count++] = i;
            }
        }
        return new Route(sources, then.fields(), now.fields(), Arrays.copyOf(unknown, count), now.finals());
    }

    /** Which of today's fields that are not final were not stored, by their places. */
    int[] added() {
        return IntStream.range(finals, sources.length)
                .filter(each -> sources[each] < 0)
                .toArray();
    }

    /** The names of stored fields that no field takes. */
    List<String> lost() {
        return Arrays.stream(unknown).mapToObj(each -> stored.get(each).name()).toList();
    }

    /** The index of a field of today among those stored: by its name, else by a former one, of the level of the same class. */
    private static int source(Descriptor then, Shape level, Shape.Field field) {
        List<Shape> levels = new ArrayList<>();
        for (Shape each : then.levels()) {
            if (level.isNamed(each.name())) {
                levels.add(each);
            }
        }
        for (boolean former : new boolean[] {false, true}) {
            for (Shape each : levels) {
                for (Shape.Field stored : each.fields()) {
                    if (former
                            ? field.formerNames().contains(stored.name())
                            : field.name().equals(stored.name())) {
                        return then.indexOf(stored);
                    }
                }
            }
        }
        return -1;
    }
}
