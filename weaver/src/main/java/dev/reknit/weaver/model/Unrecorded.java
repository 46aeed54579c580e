package dev.reknit.weaver.model;

import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/** Collects the sources of time and chance that a method asks and that nothing stands in for when it is run again from a journal. */
final class Unrecorded extends MethodVisitor {
    private static final Map<String, String> SOURCES = Map.of(
            "java/util/concurrent/ThreadLocalRandom.current", "ThreadLocalRandom.current()",
            "java/util/random/RandomGenerator.getDefault", "RandomGenerator.getDefault()",
            "java/util/random/RandomGenerator.of", "RandomGenerator.of(name)",
            "java/security/SecureRandom.<init>", "new SecureRandom()",
            "java/security/SecureRandom.getInstanceStrong", "SecureRandom.getInstanceStrong()",
            "java/time/Clock.systemUTC", "Clock.systemUTC()",
            "java/time/Clock.systemDefaultZone", "Clock.systemDefaultZone()",
            "java/time/Clock.system", "Clock.system(zone)",
            "java/util/GregorianCalendar.<init>", "new GregorianCalendar()",
            "java/lang/System.identityHashCode", "System.identityHashCode(object)");

    private final List<String> into;

    Unrecorded(List<String> into, MethodVisitor next) {
        super(OpenedClassReader.ASM_API, next);
        this.into = into;
    }

    @Override
    public void visitMethodInsn(int opcode, String owner, String name, String descriptor, boolean isInterface) {
        String source = SOURCES.get(owner + "." + name);
        boolean isOfDate = owner.endsWith("Calendar") && !descriptor.equals("()V");
        if (source != null && !isOfDate && !into.contains(source)) {
            into.add(source);
        }
        super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
}
