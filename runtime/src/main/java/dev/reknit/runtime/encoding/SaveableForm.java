package dev.reknit.runtime.encoding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The form of a woven class. */
final class SaveableForm extends Form {
    /** Those that the shapes are of. */
    private final List<Class<?>> classes;

    private final @Nullable MethodHandle constructor;

    private SaveableForm(
            Class<?> type, List<Shape> shapes, List<Class<?>> classes, @Nullable MethodHandle constructor) {
        super(
                type,
                shapes,
                Descriptor.of(
                        Kind.OBJECT, shapes.stream().map(SaveableForm::bare).toList()));
        this.classes = classes;
        this.constructor = constructor;
    }

    /** Without former names. */
    static Shape bare(Shape shape) {
        return new Shape(
                shape.name(),
                List.of(),
                shape.fields().stream()
                        .map(each -> new Shape.Field(each.name(), each.type(), each.isFinal()))
                        .toList());
    }

    static Form of(Class<?> type) {
        List<Shape> shapes = new ArrayList<>();
        List<Class<?>> classes = new ArrayList<>();
        for (Class<?> each = type; Saveable.class.isAssignableFrom(each); each = each.getSuperclass()) {
            try {
                shapes.add(0, Shape.of(each));
                classes.add(0, each);
            } catch (ReflectiveOperationException | RuntimeException e) {
                return new RefusedForm(
                        type,
                        "which extends a woven class and is not woven itself (" + each.getName()
                                + "): let the weaver see it");
            }
        }
        try {
            return new SaveableForm(type, List.copyOf(shapes), List.copyOf(classes), constructor(type));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new RefusedForm(
                    type,
                    "whose constructor for saved state cannot be reached (" + e.getMessage() + "): open its package to "
                            + "Reknit, or weave it again with this version");
        }
    }

    private static @Nullable MethodHandle constructor(Class<?> type) throws ReflectiveOperationException {
        if (Modifier.isAbstract(type.getModifiers())) {
            return null;
        }
        Constructor<?> constructor = type.getDeclaredConstructor(StateReader.class);
        constructor.setAccessible(true);
        return MethodHandles.lookup()
                .unreflectConstructor(constructor)
                .asType(MethodType.methodType(Object.class, StateReader.class));
    }

    @Override
    void write(Object object, StateWriter to) {
        Saveable saveable = (Saveable) object;
        saveable.reknit$saveFinal(to);
        saveable.reknit$save(to);
    }

    @Override
    Object make(StateReader from) {
        if (constructor == null) {
            throw new StateReadException(
                    "The saved state has an object of " + type().getName() + ", which is abstract now");
        }
        try {
            return (Object) constructor.invokeExact(from);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new StateReadException("The constructor for saved state of " + type().getName() + " failed", e);
        }
    }

    @Override
    void load(Object made, StateReader from) {
        ((Saveable) made).reknit$load(from);
    }

    @Override
    void reload(Object there, StateReader from) {
        List<Given> given = new ArrayList<>();
        for (int each : from.added()) {
            given.add(given(each, there));
        }
        load(there, from);
        given.forEach(each -> each.putBack(there));
    }

    /** What a constructor has put into a field. */
    private record Given(Field field, @Nullable Object value) {
        void putBack(Object into) {
            try {
                field.set(into, value);
            } catch (IllegalAccessException impossible) {
                throw new AssertionError(impossible);
            }
        }
    }

    /** By the place of a field among those of all levels, final ones first. */
    private Given given(int place, Object there) {
        int at = place;
        for (boolean isFinal : new boolean[] {true, false}) {
            for (int level = 0; level < classes.size(); level++) {
                for (Shape.Field each : shapes().get(level).fields()) {
                    if (each.isFinal() == isFinal && at-- == 0) {
                        return given(classes.get(level), each.name(), there);
                    }
                }
            }
        }
        throw new AssertionError("no field " + place + " of " + type().getName());
    }

    private static Given given(Class<?> type, String name, Object there) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return new Given(field, field.get(there));
        } catch (ReflectiveOperationException | RuntimeException closed) {
            throw new StateReadException(
                    "The field " + type.getName() + '.' + name
                            + " is new, and what the constructor has put into it cannot be read (" + closed
                            + "): open its package to Reknit",
                    closed);
        }
    }

    @Override
    void refill(Object there, StateReader from) {
        ((Saveable) there).reknit$refill(from);
    }
}
