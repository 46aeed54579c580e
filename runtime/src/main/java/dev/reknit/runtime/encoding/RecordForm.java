package dev.reknit.runtime.encoding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The form of a record, whose components are taken by their accessors and given to its canonical constructor. */
final class RecordForm extends Form {
    private static final ThreadLocal<List<Class<?>>> UNDER_WAY = ThreadLocal.withInitial(ArrayList::new);

    /** Object, StateWriter: void. */
    private final MethodHandle[] writers;

    /** Object[]: Object. */
    private final MethodHandle constructor;

    private RecordForm(Class<?> type, Shape shape, Kind kind, MethodHandle[] writers, MethodHandle constructor) {
        super(type, List.of(shape), Descriptor.of(kind, List.of(SaveableForm.bare(shape))));
        this.writers = writers;
        this.constructor = constructor;
    }

    static Form of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            MethodHandle[] writers = new MethodHandle[components.length];
            List<Shape.Field> fields = new ArrayList<>();
            for (int i = 0; i < components.length; i++) {
                writers[i] = writer(components[i]);
                fields.add(new Shape.Field(
                        components[i].getName(),
                        components[i].getType().descriptorString(),
                        true,
                        EnumForm.formerNames(components[i])));
            }
            Shape shape = new Shape(type.getName(), EnumForm.formerNames(type), List.copyOf(fields));
            return new RecordForm(type, shape, holdsValuesOnly(type) ? Kind.VALUE : Kind.RECORD, writers, maker(type));
        } catch (ReflectiveOperationException | RuntimeException e) {
            return new RefusedForm(
                    type,
                    "a record whose components cannot be reached (" + e.getMessage() + "): open its package to Reknit");
        }
    }

    /** Whether nothing that it refers to has a number. A record that may refer to its own kind has one, so that chains of them may be long. */
    private static boolean holdsValuesOnly(Class<?> type) {
        List<Class<?>> underWay = UNDER_WAY.get();
        if (underWay.contains(type)) {
            return false;
        }
        underWay.add(type);
        try {
            return Stream.of(type.getRecordComponents())
                    .map(RecordComponent::getType)
                    .allMatch(each -> each.isRecord() ? holdsValuesOnly(each) : Forms.isValue(each));
        } finally {
            underWay.remove(underWay.size() - 1);
        }
    }

    private static MethodHandle writer(RecordComponent component) throws ReflectiveOperationException {
        Class<?> type = component.getType();
        Method accessor = component.getAccessor();
        accessor.setAccessible(true);
        MethodHandle get = MethodHandles.lookup().unreflect(accessor);
        Class<?> put = type.isPrimitive() ? type : Object.class;
        String name = type.isPrimitive()
                ? "put" + Character.toUpperCase(type.getName().charAt(0))
                        + type.getName().substring(1)
                : "putReference";
        MethodHandle writer =
                MethodHandles.lookup().findVirtual(StateWriter.class, name, MethodType.methodType(void.class, put));
        MethodHandle whole =
                MethodHandles.filterArguments(writer, 1, get.asType(get.type().changeReturnType(put)));
        return whole.asType(MethodType.methodType(void.class, StateWriter.class, Object.class));
    }

    private static MethodHandle maker(Class<?> type) throws ReflectiveOperationException {
        Class<?>[] types = Stream.of(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        constructor.setAccessible(true);
        return MethodHandles.lookup()
                .unreflectConstructor(constructor)
                .asSpreader(Object[].class, types.length)
                .asType(MethodType.methodType(Object.class, Object[].class));
    }

    @Override
    void write(Object object, StateWriter to) {
        try {
            for (MethodHandle each : writers) {
                each.invokeExact(to, object);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw to.refusal("a " + type().getName() + ", whose accessors throw " + e);
        }
    }

    @Override
    Object make(StateReader from) {
        Object[] values = from.takeAll(shapes().get(0).fields());
        try {
            return (Object) constructor.invokeExact(values);
        } catch (Throwable e) {
            if (e instanceof StackOverflowError || e instanceof OutOfMemoryError) {
                throw (Error) e;
            }
            throw new StateReadException(
                    "The record " + type().getName() + " refuses what the saved state has for it: " + e
                            + ". Let its constructor accept older values, or give the component its former name by @FormerNames.",
                    e);
        }
    }
}
