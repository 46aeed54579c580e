package dev.reknit.weaver.track;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Has code ask {@link dev.reknit.runtime.journal.Recorded} where it asks the platform for the time or for something random, so that a call which
 * is run again from the journal finds what it found. A call of a static method becomes that of another; a constructor without parameters becomes one
 * with a seed, or a time. Method references likewise.
 */
final class RecordedCalls extends MethodVisitor {
    /** A seed. */
    private static final int STACK = 2;

    private static final Map<String, String> STATIC = new HashMap<>();
    private static final Map<String, Creation> CREATIONS = Map.of(
            "java/util/Random", new Creation("seed", "newRandom"),
            "java/util/SplittableRandom", new Creation("seed", "newSplittableRandom"),
            "java/util/Date", new Creation("currentTimeMillis", "newDate"));

    static {
        replace("java/lang/System", "currentTimeMillis", "currentTimeMillis", "()J");
        replace("java/lang/System", "nanoTime", "nanoTime", "()J");
        replace("java/lang/Math", "random", "random", "()D");
        replace("java/lang/StrictMath", "random", "random", "()D");
        replace("java/util/UUID", "randomUUID", "randomUUID", "()Ljava/util/UUID;");
        replace("java/util/Collections", "shuffle", "shuffle", "(Ljava/util/List;)V");
        replace("java/time/Instant", "now", "instant", "()Ljava/time/Instant;");
        for (String each : List.of(
                "LocalDate",
                "LocalTime",
                "LocalDateTime",
                "ZonedDateTime",
                "OffsetDateTime",
                "OffsetTime",
                "Year",
                "YearMonth",
                "MonthDay")) {
            String type = "java/time/" + each;
            String to = Character.toLowerCase(each.charAt(0)) + each.substring(1);
            replace(type, "now", to, "()L" + type + ";");
            replace(type, "now", to, "(Ljava/time/ZoneId;)L" + type + ";");
        }
        for (String each :
                List.of("", "Ljava/util/TimeZone;", "Ljava/util/Locale;", "Ljava/util/TimeZone;Ljava/util/Locale;")) {
            replace("java/util/Calendar", "getInstance", "calendar", "(" + each + ")Ljava/util/Calendar;");
        }
    }

    /**
     * How objects of a class are created.
     *
     * @param argument what gives the argument of the constructor that takes a {@code long}
     * @param whole what creates the object, for method references
     */
    private record Creation(String argument, String whole) {}

    RecordedCalls(MethodVisitor next) {
        super(OpenedClassReader.ASM_API, next);
    }

    private static void replace(String owner, String name, String by, String descriptor) {
        STATIC.put(owner + "." + name + descriptor, by);
    }

    private static @Nullable String replacement(String owner, String name, String descriptor) {
        return STATIC.get(owner + "." + name + descriptor);
    }

    private static @Nullable Creation creation(String owner, String name, String descriptor) {
        return name.equals("<init>") && descriptor.equals("()V") ? CREATIONS.get(owner) : null;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        String by = opcode == Opcodes.INVOKESTATIC ? replacement(owner, name, descriptor) : null;
        Creation creation = creation(owner, name, descriptor);
        if (by != null) {
            super.visitMethodInsn(opcode, Names.RECORDED, by, descriptor, false);
        } else if (creation != null) {
            super.visitMethodInsn(Opcodes.INVOKESTATIC, Names.RECORDED, creation.argument(), "()J", false);
            super.visitMethodInsn(opcode, owner, name, "(J)V", false);
        } else {
            super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
        }
    }

    @Override
    public void visitInvokeDynamicInsn(String name, String descriptor, Handle bootstrap, Object... arguments) {
        Object[] replaced = arguments.clone();
        for (int i = 0; i < replaced.length; i++) {
            if (replaced[i] instanceof Handle handle) {
                replaced[i] = replaced(handle);
            }
        }
        super.visitInvokeDynamicInsn(name, descriptor, bootstrap, replaced);
    }

    private static Handle replaced(Handle handle) {
        String by = handle.getTag() == Opcodes.H_INVOKESTATIC
                ? replacement(handle.getOwner(), handle.getName(), handle.getDesc())
                : null;
        Creation creation = handle.getTag() == Opcodes.H_NEWINVOKESPECIAL
                ? creation(handle.getOwner(), handle.getName(), handle.getDesc())
                : null;
        if (by != null) {
            return new Handle(Opcodes.H_INVOKESTATIC, Names.RECORDED, by, handle.getDesc(), false);
        }
        return creation == null
                ? handle
                : new Handle(
                        Opcodes.H_INVOKESTATIC,
                        Names.RECORDED,
                        creation.whole(),
                        "()L" + handle.getOwner() + ";",
                        false);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        super.visitMaxs(maxStack + STACK, maxLocals);
    }
}
