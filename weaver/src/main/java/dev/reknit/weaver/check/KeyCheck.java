package dev.reknit.weaver.check;

import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.Marks;
import java.util.Set;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** The rules of {@link dev.reknit.Key} on a field; on a parameter there are none but those of the annotation beside it. */
final class KeyCheck implements Check {
    private static final String KINDS = "String, UUID, whole numbers, char, enums";
    private static final Set<String> CLASSES = Set.of(
            "java/lang/String",
            "java/util/UUID",
            "java/lang/Byte",
            "java/lang/Short",
            "java/lang/Character",
            "java/lang/Integer",
            "java/lang/Long");

    @Override
    public void check(Subject subject, Problems problems) {
        FieldModel field = subject.field();
        if (field == null) {
            return;
        }
        boolean mayBeInherited = (subject.type().access() & Opcodes.ACC_ABSTRACT) != 0;
        if (!mayBeInherited && !DurableCheck.isDurable(subject)) {
            problems.error(
                    subject,
                    "is on a field of a class that is not @Checkpointed as a whole; annotate the class, or take this"
                            + " off");
        }
        if (field.isStatic() || !field.isFinal()) {
            problems.error(
                    subject,
                    "is on a field that is " + (field.isStatic() ? "static" : "not final")
                            + ", but what tells objects apart is an object's own and stays; make it a final instance"
                            + " field");
        }
        if (!isKey(subject, Type.getType(field.descriptor()))) {
            problems.error(
                    subject,
                    "is on a " + Type.getType(field.descriptor()).getClassName()
                            + ", which has no text that tells objects apart; use one of " + KINDS);
        }
        checkAlone(subject, field, problems);
    }

    private static boolean isKey(Subject subject, Type type) {
        return switch (type.getSort()) {
            case Type.BYTE, Type.SHORT, Type.CHAR, Type.INT, Type.LONG -> true;
            case Type.OBJECT ->
                CLASSES.contains(type.getInternalName())
                        || subject.index()
                                .find(type.getInternalName())
                                .filter(each -> (each.access() & Opcodes.ACC_ENUM) != 0)
                                .isPresent();
            default -> false;
        };
    }

    /** Told of the later one of a class, and of the one below. */
    private static void checkAlone(Subject subject, FieldModel field, Problems problems) {
        for (ClassModel type : subject.hierarchy().classes()) {
            for (FieldModel each : type.fields()) {
                if (type == subject.type() && each.name().equals(field.name())) {
                    break;
                }
                if (each.annotation(Marks.KEY).isPresent()) {
                    problems.error(
                            subject,
                            "is on a second field, beside " + type.simpleName() + "." + each.name()
                                    + "; keep one, of both together if need be");
                    return;
                }
            }
        }
    }
}
