package dev.reknit.weaver.rewrite;

import dev.reknit.weaver.model.ClassFileException;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.Marks;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.select.ClassPlan;
import dev.reknit.weaver.select.MethodPlan;
import dev.reknit.weaver.select.RuleMarks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Rewrites a class as its plan says. Each guarded method's code moves to a private synthetic method, and
 * a call of it through the runtime takes its place; the runtime's objects are static constants,
 * made first thing in the class's initializer. Nothing else of the class changes.
 */
public final class ClassRewriter extends ClassVisitor {
    private static final int STATE_OF_BODY = Opcodes.ACC_STATIC | Opcodes.ACC_STRICT;

    private final ClassPlan plan;
    private final ClassModel type;
    private final @Nullable Long serialVersion;
    // By name and descriptor: to hash a plan means to hash all of it, and to link the code that does.
    private final Map<String, Constant> gates = new LinkedHashMap<>();
    private final Map<String, Constant> stateGates = new LinkedHashMap<>();
    private final Map<FieldModel, Constant> redundantFields = new LinkedHashMap<>();
    private Function<MethodModel, @Nullable LoggingBody> loggingBodies = method -> null;
    private @Nullable Constant durable;
    private boolean initialized;
    private boolean versionStated;

    /**
     * Creates the visitor.
     *
     * @param next takes the woven class
     * @param index finds superclasses, to see whether the class is serializable
     */
    public ClassRewriter(ClassVisitor next, ClassPlan plan, ClassIndex index) {
        super(OpenedClassReader.ASM_API, next);
        this.plan = plan;
        this.type = plan.type();
        this.serialVersion = SerialVersion.toKeep(type, index);
        for (MethodPlan each : plan.methods()) {
            constants(each);
        }
        for (ClassPlan.FieldPlan each : plan.fields()) {
            String name = Names.redundantField(redundantFields.size());
            redundantFields.put(
                    each.field(),
                    new Constant(name, Names.REDUNDANT_FIELD, each.field().name(), null, null));
        }
    }

    /**
     * Weaves a class file in one go.
     *
     * @throws ClassFileException if its frames or debug information cannot be read, or it becomes too large
     */
    public static byte[] rewrite(byte[] classFile, ClassPlan plan, ClassIndex index) {
        return rewrite(classFile, plan, index, (reader, next) -> next);
    }

    /**
     * The same, after another visitor.
     *
     * @param before makes it from the class file and the rewriter, which is to follow
     */
    public static byte[] rewrite(
            byte[] classFile,
            ClassPlan plan,
            ClassIndex index,
            BiFunction<ClassReader, ClassRewriter, ClassVisitor> before) {
        try {
            ClassReader reader = OpenedClassReader.of(classFile);
            ClassWriter writer = new ClassWriter(reader, 0);
            reader.accept(before.apply(reader, new ClassRewriter(writer, plan, index)), 0);
            return writer.toByteArray();
        } catch (RuntimeException | Error failure) {
            throw ClassFileException.of(failure);
        }
    }

    /**
     * Has checkpointed methods call bodies that log what they change.
     *
     * @param bodies gives that body; null for a method that has none
     */
    public void callLoggingBodies(Function<MethodModel, @Nullable LoggingBody> bodies) {
        loggingBodies = bodies;
    }

    /** Whether scopes are opened for a method. */
    public boolean opensScopes(String name, String descriptor) {
        return plan.method(name, descriptor).filter(MethodPlan::hasState).isPresent();
    }

    /**
     * Has objects of the class be told of at the end of their construction, if the plan says that they outlive the process.
     *
     * @param classes the names of the classes of which their state may have objects, separated by commas
     */
    public void makeDurable(String classes) {
        if (plan.durable() != null) {
            Limits.checkText(classes);
            durable = new Constant(Names.DURABLE, Names.DURABLE_GATE, classes, null, null);
        }
    }

    private void constants(MethodPlan method) {
        MethodModel model = method.method();
        Limits.checkName(Names.innermost(model.name()));
        if (method.hasAttempts()) {
            String name = Names.gate(gates.size());
            gates.put(key(model), new Constant(name, Names.GATE, model.name(), model.descriptor(), method.slots()));
        }
        if (method.hasState()) {
            int number = stateGates.size();
            String name = method.isJournaled() ? Names.journalGate(number) : Names.checkpointGate(number);
            String gate = method.isJournaled() ? Names.JOURNAL_GATE : Names.CHECKPOINT_GATE;
            stateGates.put(key(model), new Constant(name, gate, model.name(), model.descriptor(), null));
        }
    }

    private static String key(MethodModel method) {
        return method.name() + method.descriptor();
    }

    /** A visitor before this one may have stated the serial version already. */
    @Override
    public @Nullable FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        versionStated |= name.equals("serialVersionUID");
        return super.visitField(access, name, descriptor, signature, value);
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        MethodPlan method = plan.method(name, descriptor).orElse(null);
        if (method != null) {
            return split(method, access, signature, exceptions);
        }
        MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (name.equals("<clinit>")) {
            initialized = true;
            return new Initializer(new Limits(next));
        }
        return name.equals("<init>") ? constructor(new Limits(next)) : next;
    }

    private MethodVisitor constructor(MethodVisitor next) {
        MethodVisitor code = durable == null ? next : new ConstructionEnd(next, type, durable);
        return fillsObjects() ? new FieldFiller(code, type, redundantFields) : code;
    }

    private boolean fillsObjects() {
        for (FieldModel each : redundantFields.keySet()) {
            if (!each.isStatic()) {
                return true;
            }
        }
        return false;
    }

    private MethodVisitor split(
            MethodPlan method, int access, @Nullable String signature, String @Nullable [] exceptions) {
        MethodModel model = method.method();
        boolean twoTiers = method.hasAttempts() && method.hasState();
        // The monitor is held for an attempt and what becomes of the state in it, not while waiting for the next.
        int monitor = access & Opcodes.ACC_SYNCHRONIZED;
        int outer = method.hasAttempts() ? access & ~Opcodes.ACC_SYNCHRONIZED : access;
        int hidden = Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | access & STATE_OF_BODY;
        String inner = Names.inner(model.name());
        String bodyName = twoTiers ? Names.innermost(model.name()) : inner;
        int bodyAccess = method.hasState() ? hidden : hidden | monitor;

        MethodVisitor visible = RuleAnnotations.of(
                method, super.visitMethod(outer, model.name(), model.descriptor(), signature, exceptions));
        MethodVisitor body = new Limits(super.visitMethod(bodyAccess, bodyName, model.descriptor(), null, exceptions));
        if (twoTiers) {
            MethodVisitor middle = super.visitMethod(hidden | monitor, inner, model.descriptor(), null, exceptions);
            middle.visitCode();
            writeState(method, middle, bodyName).visitMaxs();
            middle.visitEnd();
        }
        return new SplitMethod(visible, body, model.isStatic(), model.parameters()) {
            @Override
            Emitter writeReplacement(MethodVisitor code) {
                return method.hasAttempts() ? writeAttempts(method, code, inner) : writeState(method, code, bodyName);
            }
        };
    }

    private Emitter writeAttempts(MethodPlan method, MethodVisitor code, String inner) {
        Emitter emit = emitter(method, code);
        Constant gate = Objects.requireNonNull(gates.get(key(method.method())));
        if (method.method().isAsynchronous()) {
            AttemptsWrapper.stages(emit, type.name(), gate, method.slots(), inner);
        } else {
            AttemptsWrapper.attempts(emit, type.name(), gate, method.slots(), inner);
        }
        return emit;
    }

    private Emitter writeState(MethodPlan method, MethodVisitor code, String inner) {
        Emitter emit = emitter(method, code);
        Constant gate = Objects.requireNonNull(stateGates.get(key(method.method())));
        LoggingBody scoped = loggingBodies.apply(method.method());
        StateWrapper wrapper = method.isJournaled()
                ? new JournalWrapper(emit)
                : new CheckpointWrapper(emit, method.capturesArguments(), method.testsResult());
        wrapper.write(type.name(), gate, inner, scoped);
        return emit;
    }

    private Emitter emitter(MethodPlan method, MethodVisitor code) {
        return new Emitter(code, type, method.method());
    }

    @Override
    public void visitEnd() {
        checkNumbers();
        RuleMarks.annotation(plan).accept(super.visitAnnotation(Marks.WOVEN, false));
        int visibility = type.isInterface() ? Opcodes.ACC_PUBLIC : Opcodes.ACC_PRIVATE;
        int access = visibility | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL | Opcodes.ACC_SYNTHETIC;
        for (Constant each : allConstants()) {
            addField(access, each.field(), each.fieldDescriptor(), null);
        }
        if (durable != null) {
            addField(access, Marks.CLASSES, "Ljava/lang/String;", durable.member());
        }
        if (!initialized) {
            if (serialVersion != null && !versionStated) {
                int flags = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
                addField(flags, "serialVersionUID", "J", serialVersion);
            }
            MethodVisitor code = new Initializer(super.visitMethod(Opcodes.ACC_STATIC, "<clinit>", "()V", null, null));
            code.visitCode();
            code.visitInsn(Opcodes.RETURN);
            code.visitMaxs(0, 0);
            code.visitEnd();
        }
        super.visitEnd();
    }

    private void checkNumbers() {
        int initializerAndVersion = 2;
        int methods = type.methods().size() + gates.size() + stateGates.size();
        Limits.check("fields", type.fields().size() + allConstants().size() + initializerAndVersion + 1);
        Limits.check("methods", methods + initializerAndVersion);
    }

    private void addField(int access, String name, String descriptor, @Nullable Object value) {
        FieldVisitor field = super.visitField(access, name, descriptor, null, value);
        if (field != null) {
            field.visitEnd();
        }
    }

    private List<Constant> allConstants() {
        List<Constant> all = new ArrayList<>(gates.values());
        all.addAll(stateGates.values());
        all.addAll(redundantFields.values());
        if (durable != null) {
            all.add(durable);
        }
        return all;
    }

    /** Makes the constants before anything else of the class's initializer runs. */
    private final class Initializer extends MethodVisitor {
        Initializer(MethodVisitor next) {
            super(OpenedClassReader.ASM_API, next);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            for (Constant each : allConstants()) {
                each.initialize(mv, type.name());
            }
            for (Map.Entry<FieldModel, Constant> each : redundantFields.entrySet()) {
                if (each.getKey().isStatic()) {
                    FieldFiller.fill(mv, type, each.getKey(), each.getValue());
                }
            }
        }

        @Override
        public void visitMaxs(int maxStack, int maxLocals) {
            super.visitMaxs(Math.max(maxStack, Constant.STACK), maxLocals);
        }
    }
}
