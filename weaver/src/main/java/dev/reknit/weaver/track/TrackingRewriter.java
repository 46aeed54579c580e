package dev.reknit.weaver.track;

import dev.reknit.weaver.model.ClassFileException;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.rewrite.ClassRewriter;
import dev.reknit.weaver.rewrite.Limits;
import dev.reknit.weaver.rewrite.LoggingBody;
import dev.reknit.weaver.rewrite.SerialVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Has the code of one class of a nest log what it changes while a scope is open, so that it can be
 * taken back. A method that may have something to log gets two bodies: its own, which runs outside of scopes and is
 * as fast as it was, and one with {@linkplain Barriers barriers}; the method begins by asking which it is to be
 * ({@link Prologue}). A constructor has one body, since it cannot hand on the object before it is constructed, and
 * each barrier asks. In all of them, JDK collections are created as ones that log their own changes ({@link
 * Creations}). A class whose objects are tracked also learns to save its fields ({@link Members}).
 *
 * <p>A class initializer gets no barriers: it runs once, and what it did is not taken back.
 */
public final class TrackingRewriter extends ClassVisitor {
    /** What a method can have at most, with its object. */
    private static final int MOST_ARGUMENTS = 255;

    private final ClassReader classFile;
    private final ClassModel type;
    private final TrackedNest nest;
    private final @Nullable TrackedClass tracked;
    private final @Nullable SavedClass saved;
    private final Escapes escapes;
    private final Scan scan;
    private final PlainCreations plain;
    private final @Nullable Long serialVersion;

    /**
     * Creates the visitor. It is to stand before the one that moves guarded methods.
     *
     * @param next takes the changed class
     * @param classFile what will be visited; it is read three times more, since the first instruction of a method depends on
     *     what follows
     * @param type the same, read whole
     * @param index finds what the class calls
     * @param checkpointed tells by name and descriptor for which methods scopes are opened
     * @throws ClassFileException if the class would become too large, as later when it is written; the class can be woven without this
     */
    public TrackingRewriter(
            ClassVisitor next,
            ClassReader classFile,
            ClassModel type,
            TrackedNest nest,
            ClassIndex index,
            BiPredicate<String, String> checkpointed) {
        super(OpenedClassReader.ASM_API, type.version() < Opcodes.V1_6 ? new Frameless(next) : next);
        this.classFile = classFile;
        this.type = type;
        this.nest = nest;
        this.tracked = nest.find(type.name());
        this.saved = nest.saved().get(type.name());
        this.escapes = new Escapes(type, nest, index);
        this.scan = new Scan(type, nest, escapes, checkpointed);
        this.plain = PlainCreations.in(classFile, type, nest);
        this.serialVersion = tracked == null && saved == null ? null : SerialVersion.toState(type, index);
        Limits.checkMembers(2 * (type.fields().size() + type.methods().size()));
        classFile.accept(scan, 0);
    }

    /** Creates the visitor in front of the one that moves guarded methods, whose checkpointed ones then call the bodies that log. */
    public static ClassVisitor before(
            ClassRewriter next, ClassReader classFile, ClassModel type, TrackedNest nest, ClassIndex index) {
        TrackingRewriter tracking = new TrackingRewriter(next, classFile, type, nest, index, next::opensScopes);
        next.callLoggingBodies(tracking::loggingBody);
        if (tracking.saved != null && tracking.saved.classes() != null) {
            next.makeDurable(tracking.saved.classes());
        }
        return tracking;
    }

    /** The body of a method that logs what it changes; null if the method has no such body. */
    private @Nullable LoggingBody loggingBody(MethodModel method) {
        return scan.find(method.name(), method.descriptor()) == null
                ? null
                : new LoggingBody(Names.scoped(method.name()), Names.scopedDescriptor(method.descriptor()));
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        List<String> faces = new ArrayList<>(interfaces == null ? List.of() : List.of(interfaces));
        StringBuilder generic = new StringBuilder(signature == null ? "" : signature);
        if (tracked != null) {
            faces.add(Names.TRACKED);
            generic.append(Names.TRACKED_DESCRIPTOR);
        }
        if (saved != null) {
            faces.add(Names.SAVEABLE);
            generic.append(Names.SAVEABLE_DESCRIPTOR);
        }
        String all = signature == null ? null : generic.toString();
        super.visit(version, access, name, all, superName, faces.toArray(String[]::new));
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        boolean isConstructor = name.equals("<init>");
        MethodVisitor next = recorded(new Limits(super.visitMethod(access, name, descriptor, signature, exceptions)));
        MethodVisitor code = plain.around(creations(next, isConstructor), next, name, descriptor);
        Scan.Found found = scan.find(name, descriptor);
        if (found == null) {
            return code;
        }
        if (isConstructor) {
            return new Barriers(code, nest, escapes, body(access, name, descriptor, -1, found.locals(), false));
        }
        if (Type.getArgumentsAndReturnSizes(descriptor) >> 2 >= MOST_ARGUMENTS) {
            throw ClassFileException.tooLarge(name + " has no room for another parameter");
        }
        MethodModel method = type.method(name, descriptor).orElseThrow();
        return new Prologue(code, type, method, found.line());
    }

    /** Where objects outlive the process, time and chance come from the journal, or go into it. */
    private MethodVisitor recorded(MethodVisitor next) {
        return nest.saved().isEmpty() ? next : new RecordedCalls(next);
    }

    private Creations creations(MethodVisitor next, boolean isConstructor) {
        return new Creations(next, tracked, type.version(), nest.java(), isConstructor);
    }

    private Barriers.Body body(int access, String name, String descriptor, int log, int locals, boolean checkpointed) {
        return new Barriers.Body(type.version(), access, name, descriptor, log, locals, checkpointed);
    }

    @Override
    public void visitEnd() {
        classFile.accept(new ScopedBodies(), ClassReader.EXPAND_FRAMES);
        if (tracked != null) {
            new Members(cv, type, tracked).write();
        }
        if (saved != null) {
            new SavedMembers(cv, type, saved).write();
        }
        if (serialVersion != null) {
            int flags = Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_FINAL;
            FieldVisitor field = super.visitField(flags, "serialVersionUID", "J", null, serialVersion);
            if (field != null) {
                field.visitEnd();
            }
        }
        super.visitEnd();
    }

    /** Class files of Java 5 have no frames. */
    private static final class Frameless extends ClassVisitor {
        Frameless(ClassVisitor next) {
            super(OpenedClassReader.ASM_API, next);
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            return new MethodVisitor(api, super.visitMethod(access, name, descriptor, signature, exceptions)) {
                @Override
                public void visitFrame(int kind, int localCount, Object[] locals, int stackCount, Object[] stack) {}
            };
        }
    }

    /** Writes the second bodies. */
    private final class ScopedBodies extends ClassVisitor {
        ScopedBodies() {
            super(OpenedClassReader.ASM_API);
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            Scan.Found found = scan.find(name, descriptor);
            if (found == null || name.equals("<init>")) {
                return null;
            }
            int kept = access & (Opcodes.ACC_STATIC | Opcodes.ACC_STRICT);
            int log = (access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
            String scoped = Names.scoped(name);
            Limits.checkName(scoped);
            MethodVisitor next = TrackingRewriter.this.cv.visitMethod(
                    Opcodes.ACC_PRIVATE | Opcodes.ACC_SYNTHETIC | kept,
                    scoped,
                    Names.scopedDescriptor(descriptor),
                    null,
                    null);
            MethodVisitor limited = recorded(new Limits(next));
            MethodVisitor code = plain.around(creations(limited, false), limited, name, descriptor);
            Barriers.Body body = body(access, name, descriptor, log, found.locals() + 1, found.checkpointed());
            return new ScopedBody(new Barriers(code, nest, escapes, body), log);
        }
    }
}
