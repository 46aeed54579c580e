package dev.reknit.weaver.track;

import dev.reknit.runtime.state.CapturableTypes;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.FieldModel;
import dev.reknit.weaver.model.MethodModel;
import dev.reknit.weaver.rewrite.ClassRewriter;
import dev.reknit.weaver.select.Applied;
import dev.reknit.weaver.select.Applied.Source;
import dev.reknit.weaver.select.ClassPlan;
import dev.reknit.weaver.select.Guard;
import dev.reknit.weaver.select.MethodPlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Takes classes of some names for tracked, whoever owns them. */
final class TestNests {
    private static final int NOT_JOURNALED =
            Opcodes.ACC_STATIC | Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_SYNTHETIC;

    private final ClassIndex index;
    private final Predicate<String> tracked;
    private final Map<String, TrackedNest> nests = new HashMap<>();
    private final Map<String, TrackedNest> savedNests = new HashMap<>();

    TestNests(ClassIndex index, Predicate<String> tracked) {
        this.index = index;
        this.tracked = tracked;
    }

    /** A class with barriers. */
    byte[] rewritten(String name) {
        byte[] original = index.read(name);
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, 0);
        ClassModel type = ClassModelReader.whole(original);
        if (type.version() < Opcodes.V1_6) {
            return original;
        }
        reader.accept(
                new TrackingRewriter(writer, reader, type, nestOf(name), index, (method, descriptor) -> false), 0);
        return writer.toByteArray();
    }

    /** A class of which the objects outlive the process, with all calls of its methods written to a journal. */
    byte[] durable(String name) {
        byte[] original = index.read(name);
        ClassModel type = ClassModelReader.whole(original);
        if (type.version() < Opcodes.V1_6) {
            return original;
        }
        List<MethodPlan> journaled = new ArrayList<>();
        for (MethodModel each : type.methods()) {
            if (!each.isInitializer() && (each.access() & NOT_JOURNALED) == 0) {
                journaled.add(new MethodPlan(each, List.of(applied(Guard.JOURNALED))));
            }
        }
        ClassPlan plan = new ClassPlan(
                type,
                journaled,
                List.of(),
                List.of(),
                Set.of(),
                type.isInterface() ? null : applied(Guard.CHECKPOINTED));
        return ClassRewriter.rewrite(
                original,
                plan,
                index,
                (reader, next) ->
                        TrackingRewriter.before(next, reader, type, savedNestOf(name, type, original), index));
    }

    private static Applied applied(Guard guard) {
        AnnotationModel annotation = new AnnotationModel(guard.descriptor(), Map.of());
        return new Applied(
                guard, new AnnotationValues(guard.annotation(), annotation), Source.METHOD, null, null, Map.of());
    }

    private TrackedNest savedNestOf(String name, ClassModel type, byte[] classFile) {
        TrackedNest known = savedNests.get(name);
        if (known == null) {
            known = nestOf(name);
            Kin kin = Kin.of(type, classFile, index);
            if (kin != null) {
                // While it is decided, none of its classes is saved: those of two nests may extend each other both
                // ways.
                saved(kin, known);
                known = known.with(new SavedChoice(kin, index, this::isSaved, each -> "a.B,c.D").choose());
                saved(kin, known);
            }
            savedNests.put(name, known);
        }
        return known;
    }

    private void saved(Kin kin, TrackedNest nest) {
        kin.members().keySet().forEach(each -> savedNests.put(each, nest));
    }

    private boolean isSaved(String name, String heir) {
        ClassModel type = index.find(name).orElse(null);
        return type != null
                && tracked.test(name)
                && type.version() >= Opcodes.V1_6
                && savedNestOf(name, type, index.read(name)).saves(name);
    }

    private TrackedNest nestOf(String name) {
        String host = new Nest(name).host;
        TrackedNest known = nests.get(host);
        if (known == null) {
            Map<String, TrackedClass> members = new HashMap<>();
            List<String> names = new Nest(host).members;
            names.add(host);
            for (String each : names) {
                ClassModel type = index.find(each).orElse(null);
                if (type != null && holdsState(type)) {
                    members.put(each, tracked(type));
                }
            }
            known = new TrackedNest(members);
            nests.put(host, known);
        }
        return known;
    }

    private static boolean holdsState(ClassModel type) {
        return !type.isInterface() && (type.access() & (Opcodes.ACC_ENUM | Opcodes.ACC_RECORD)) == 0;
    }

    private TrackedClass tracked(ClassModel type) {
        List<FieldModel> logged = new ArrayList<>();
        List<FieldModel> copied = new ArrayList<>();
        Set<String> uncertain = new HashSet<>();
        for (FieldModel each : type.fields()) {
            if (!each.isStatic() && (each.access() & Opcodes.ACC_TRANSIENT) == 0) {
                boolean own = (each.access() & (Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL)) != 0;
                (own ? logged : copied).add(each);
                if (isUncertain(Type.getType(each.descriptor()))) {
                    uncertain.add(each.name());
                }
            }
        }
        int level = 0;
        String nearest = null;
        for (String each = type.superName(); each != null; each = superclass(each)) {
            level++;
            if (nearest == null && tracked.test(each)) {
                nearest = each;
            }
        }
        return new TrackedClass(type.name(), nearest, level, logged, copied, uncertain);
    }

    private String superclass(String name) {
        return index.find(name).map(ClassModel::superName).orElse(null);
    }

    private static boolean isUncertain(Type type) {
        return type.getSort() == Type.OBJECT
                && CapturableTypes.verdict(type.getClassName()).kind() != CapturableTypes.Kind.SHARED;
    }

    private final class Nest extends ClassVisitor {
        private final List<String> members = new ArrayList<>();
        private String host;

        Nest(String name) {
            super(Opcodes.ASM9);
            host = name;
            new ClassReader(index.read(name)).accept(this, ClassReader.SKIP_CODE);
        }

        @Override
        public void visitNestHost(String name) {
            host = name;
        }

        @Override
        public void visitNestMember(String name) {
            members.add(name);
        }
    }
}
