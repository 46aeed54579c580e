package dev.reknit.runtime.state;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * For classes of the application: the values of their fields. Final fields are looked into, never
 * written.
 */
final class FieldsCodec extends Codec<Object, @Nullable Object[]> {
    private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);
    private static final MethodType SETTER = MethodType.methodType(void.class, Object.class, Object.class);

    private final Slot[] slots;

    /** One field; without a setter if it is final. */
    private record Slot(
            String name,
            boolean primitive,
            MethodHandle getter,
            @Nullable MethodHandle setter) {
        static Slot of(MethodHandles.Lookup inside, Field field) throws IllegalAccessException {
            boolean fixed = Modifier.isFinal(field.getModifiers());
            return new Slot(
                    field.getName(),
                    field.getType().isPrimitive(),
                    inside.unreflectGetter(field).asType(GETTER),
                    fixed ? null : inside.unreflectSetter(field).asType(SETTER));
        }
    }

    private FieldsCodec(Slot[] slots) {
        this.slots = slots;
    }

    /**
     * A codec for some fields of a class.
     *
     * @param inside a lookup with private access to the class
     */
    static FieldsCodec of(MethodHandles.Lookup inside, List<Field> fields) throws IllegalAccessException {
        Slot[] slots = new Slot[fields.size()];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = Slot.of(inside, fields.get(i));
        }
        return new FieldsCodec(slots);
    }

    @Override
    @Nullable
    Object[] read(Object object) throws Throwable {
        @Nullable Object[] values = new @Nullable Object[slots.length];
        for (int i = 0; i < slots.length; i++) {
            values[i] = (Object) slots[i].getter().invokeExact(object);
        }
        return values;
    }

    @Override
    boolean holds(Object object, @Nullable Object[] saved, boolean written) throws Throwable {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i].setter() != null) {
                Object now = (Object) slots[i].getter().invokeExact(object);
                if (slots[i].primitive() ? !now.equals(saved[i]) : now != saved[i]) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    void write(Object object, @Nullable Object[] saved) throws Throwable {
        for (int i = 0; i < slots.length; i++) {
            MethodHandle setter = slots[i].setter();
            if (setter != null) {
                setter.invokeExact(object, saved[i]);
            }
        }
    }

    @Override
    void references(@Nullable Object[] saved, References to) {
        for (int i = 0; i < slots.length; i++) {
            if (!slots[i].primitive()) {
                to.field(saved[i], slots[i].name());
            }
        }
    }
}
