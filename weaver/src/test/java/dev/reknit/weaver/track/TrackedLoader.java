package dev.reknit.weaver.track;

import dev.reknit.runtime.state.CapturableTypes;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import dev.reknit.weaver.model.FieldModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;

/** Loads some classes anew, each with those nested in it, and has their code log what it changes. */
final class TrackedLoader extends ClassLoader {
    private final Map<String, TrackedNest> nests = new HashMap<>();
    private final ClassIndex index = ClassIndex.of(TrackedLoader.class.getClassLoader());
    private final UnaryOperator<byte[]> afterwards;

    TrackedLoader(Class<?>... roots) {
        this(UnaryOperator.identity(), roots);
    }

    /** With something done to each class file afterwards. */
    TrackedLoader(UnaryOperator<byte[]> afterwards, Class<?>... roots) {
        super(TrackedLoader.class.getClassLoader());
        this.afterwards = afterwards;
        for (Class<?> root : roots) {
            Map<String, TrackedClass> members = new HashMap<>();
            nests.put(root.getName(), new TrackedNest(members));
        }
        for (Class<?> root : roots) {
            add(root.getName().replace('.', '/'), nests.get(root.getName()).members());
        }
    }

    private void add(String name, Map<String, TrackedClass> members) {
        ClassReader reader = new ClassReader(index.read(name));
        ClassModel type = ClassModelReader.whole(index.read(name));
        if (!type.isInterface() && (type.access() & (Opcodes.ACC_ENUM | Opcodes.ACC_RECORD)) == 0) {
            members.put(name, tracked(type));
        }
        List<String> nested = new ArrayList<>();
        reader.accept(
                new net.bytebuddy.jar.asm.ClassVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitNestMember(String member) {
                        nested.add(member);
                    }
                },
                0);
        for (String each : nested) {
            add(each, members);
        }
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
        for (String each = type.superName();
                each != null;
                each = index.find(each).orElseThrow().superName()) {
            level++;
            if (nearest == null && nest(each) != null) {
                nearest = each;
            }
        }
        return new TrackedClass(type.name(), nearest, level, logged, copied, uncertain);
    }

    private static boolean isUncertain(Type type) {
        return type.getSort() == Type.OBJECT
                && CapturableTypes.verdict(type.getClassName()).kind() != CapturableTypes.Kind.SHARED;
    }

    private TrackedNest nest(String name) {
        String binary = name.replace('/', '.');
        int dollar = binary.indexOf('$');
        return nests.get(dollar < 0 ? binary : binary.substring(0, dollar));
    }

    /** The class as its own code is to be seen by the JVM. */
    byte[] rewritten(String name) {
        byte[] original = index.read(name);
        ClassReader reader = new ClassReader(original);
        ClassWriter writer = new ClassWriter(reader, 0);
        ClassModel type = ClassModelReader.whole(original);
        reader.accept(new TrackingRewriter(writer, reader, type, nest(name), index), 0);
        return afterwards.apply(writer.toByteArray());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && nest(name) != null) {
                byte[] bytes = rewritten(name.replace('.', '/'));
                return defineClass(name, bytes, 0, bytes.length);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }
}
