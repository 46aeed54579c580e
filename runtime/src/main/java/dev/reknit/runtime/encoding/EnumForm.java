package dev.reknit.runtime.encoding;

import dev.reknit.FormerNames;
import java.lang.reflect.AnnotatedElement;
import java.util.List;
import java.util.stream.Stream;

/** The form of an enum: its constants by name. */
final class EnumForm extends Form {
    private final Object[] constants;

    EnumForm(Class<?> type) {
        this(type, type.getEnumConstants(), new Shape(type.getName(), formerNames(type), List.of()));
    }

    private EnumForm(Class<?> type, Object[] constants, Shape shape) {
        super(
                type,
                List.of(shape),
                new Descriptor(
                        Kind.ENUM,
                        List.of(SaveableForm.bare(shape)),
                        Contents.NONE,
                        0,
                        Stream.of(constants)
                                .map(each -> ((Enum<?>) each).name())
                                .toList()));
        this.constants = constants;
    }

    static List<String> formerNames(AnnotatedElement element) {
        FormerNames names = element.getAnnotation(FormerNames.class);
        return names == null ? List.of() : List.of(names.value());
    }

    @Override
    void write(Object object, StateWriter to) {
        to.putCount(((Enum<?>) object).ordinal());
    }

    @Override
    Object make(StateReader from) {
        throw from.damaged("a constant that is written as an object");
    }

    Object constant(String name) {
        for (Object each : constants) {
            if (((Enum<?>) each).name().equals(name)) {
                return each;
            }
        }
        for (Object each : constants) {
            if (formerNamesOf((Enum<?>) each).contains(name)) {
                return each;
            }
        }
        throw new StateReadException("The saved state has the constant " + name + " of the enum " + type().getName()
                + ", which has only " + descriptor().constants()
                + " now. Put it back, or give the constant that takes its place"
                + " @FormerNames(\"" + name + "\").");
    }

    private static List<String> formerNamesOf(Enum<?> constant) {
        try {
            return formerNames(constant.getDeclaringClass().getField(constant.name()));
        } catch (NoSuchFieldException e) {
            return List.of();
        }
    }
}
