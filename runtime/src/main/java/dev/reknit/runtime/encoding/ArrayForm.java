package dev.reknit.runtime.encoding;

import java.lang.reflect.Array;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of an array: its length, then its elements. */
final class ArrayForm extends Form {
    private static final int PIECE = 1 << 14;

    private final Class<?> component;

    private ArrayForm(Class<?> type, Shape shape, Contents contents) {
        super(type, List.of(shape), new Descriptor(Kind.BUILT_IN, List.of(shape), contents, 0, List.of()));
        component = type.getComponentType();
    }

    static Form of(Class<?> type) {
        return new ArrayForm(type, Shape.parse(name(type) + "\n=length I"), contents(type.getComponentType()));
    }

    /** The name of an array class is that of its component's class in the store, with brackets. */
    private static String name(Class<?> type) {
        return type.isPrimitive()
                ? type.getName()
                : type.isArray() ? name(type.getComponentType()) + "[]" : nameInStore(type);
    }

    private static String nameInStore(Class<?> type) {
        return Modifiers.isOpen(type)
                ? type.getName()
                : Forms.of(type).descriptor().name();
    }

    /** Types that have no form of their own. */
    private static final class Modifiers {
        static boolean isOpen(Class<?> type) {
            return type.isInterface() || type == Object.class;
        }
    }

    private static Contents contents(Class<?> component) {
        for (Contents each : Contents.ALL) {
            if (each.size > 0 && Forms.primitive(each.letter) == component) {
                return each;
            }
        }
        return Contents.ELEMENTS;
    }

    @Override
    void write(Object array, StateWriter to) {
        int length = Array.getLength(array);
        to.putInt(length);
        if (array instanceof @Nullable Object[] elements) {
            for (Object each : elements) {
                to.between();
                to.putReference(each);
            }
            return;
        }
        int size = descriptor().contents().size;
        for (int from = 0; from < length; from += PIECE) {
            to.between();
            int count = Math.min(PIECE, length - from);
            Primitives.copyOut(array, from, count, to.room(count * size), to);
        }
    }

    @Override
    Object make(StateReader from) {
        return Array.newInstance(component, from.takeLength());
    }

    @Override
    int fill(Object made, StateReader from, int index) {
        int length = Array.getLength(made);
        int count = index;
        if (made instanceof @Nullable Object[] elements) {
            while (!from.atEnd()) {
                if (count >= length) {
                    throw from.damaged("more elements than the array is long");
                }
                Object element = from.takeReference();
                if (element != null && !component.isInstance(element)) {
                    throw from.damaged("an element of " + element.getClass() + " in an array of " + component);
                }
                elements[count++] = element;
            }
            return count;
        }
        return Primitives.copyIn(from, made, index, descriptor().contents().size);
    }
}
