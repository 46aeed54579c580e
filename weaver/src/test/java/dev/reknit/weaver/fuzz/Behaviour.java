package dev.reknit.weaver.fuzz;

import dev.reknit.weaver.model.ClassIndex;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Objects;

/**
 * Runs a {@link Program} as it was, and woven with a first attempt that fails: the outcome must be the same, since the
 * program is retried; and with a form that has state, a call that fails in the end leaves the object as it was.
 */
final class Behaviour {
    private Behaviour() {}

    /**
     * The outcome of a call, for comparing.
     *
     * @param value its result, or the class and message of its exception
     * @param state the object's field afterwards
     */
    private record Outcome(boolean failed, String value, int state) {}

    /** What differs; null if nothing does. */
    static String complaint(Sample program, Engine.Named engine) throws ReflectiveOperationException {
        byte[] woven = engine.engine().weave(program.classFile(), ClassIndex.of(Behaviour.class.getClassLoader()));
        if (woven == null) {
            return null;
        }
        Outcome expected = run(program.classFile(), 0);
        Outcome found = run(woven, 1);
        boolean same = expected.failed == found.failed && expected.value.equals(found.value);
        if (!same) {
            return program.name() + ", " + engine.name() + ": gave " + found + " instead of " + expected;
        }
        boolean restores = engine.name().endsWith(Form.STATE.name()) && !failsAfterItsEnd(expected, engine);
        int state = expected.failed && restores && isInstance(program) ? Program.stateBefore() : found.state;
        return found.state == state ? null : program.name() + ", " + engine.name() + ": left the state " + found;
    }

    /**
     * A method that returns with a monitor it took is failed by the JVM when its frame is gone, and no code in
     * it can see that; where the body is a method of its own, its caller can.
     */
    private static boolean failsAfterItsEnd(Outcome expected, Engine.Named engine) {
        return engine.name().startsWith("loaded")
                && expected.value.equals(IllegalMonitorStateException.class.getName());
    }

    private static boolean isInstance(Sample program) throws ReflectiveOperationException {
        return !Modifier.isStatic(
                method(Verified.load(program.classFile(), program.others())).getModifiers());
    }

    private static Method method(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals("run"))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome run(byte[] classFile, int failing) throws ReflectiveOperationException {
        Class<?> type = Verified.load(classFile, java.util.Map.of());
        Object object = type.getConstructor().newInstance();
        type.getField("state").setInt(object, Program.stateBefore());
        Witness.plan(failing);
        try {
            Object result = method(type).invoke(object, 12345, 1L << 40, new Object());
            String value = result instanceof int[] array ? Arrays.toString(array) : Objects.toString(result);
            return new Outcome(false, value, type.getField("state").getInt(object));
        } catch (InvocationTargetException failure) {
            return new Outcome(
                    true, failure.getCause().toString(), type.getField("state").getInt(object));
        }
    }
}
