package dev.reknit.weaver.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Attribute;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.FieldVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/** Reads a class file into a {@link ClassModel}. */
public final class ClassModelReader extends ClassVisitor {
    private final List<AnnotationModel> annotations = new ArrayList<>();
    private final List<FieldModel> fields = new ArrayList<>();
    private final List<MethodModel> methods = new ArrayList<>();
    private final List<String> attributes = new ArrayList<>();
    private final List<String> permitted = new ArrayList<>();
    private int version;
    private int access;
    private int nestedAccess = -1;
    private String name = "";
    private @Nullable String signature;
    private @Nullable String superName;
    private List<String> interfaces = List.of();
    private final Nesting nesting = new Nesting();
    private boolean local;

    private ClassModelReader() {
        super(OpenedClassReader.ASM_API);
    }

    /**
     * Reads everything the weaver asks for, method bodies included.
     *
     * @throws ClassFileException if it cannot be read
     */
    public static ClassModel whole(byte[] classFile) {
        return read(classFile, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    /**
     * Reads all but the method bodies.
     *
     * @throws ClassFileException if it cannot be read
     */
    public static ClassModel outline(byte[] classFile) {
        return read(classFile, ClassReader.SKIP_CODE);
    }

    private static ClassModel read(byte[] classFile, int flags) {
        ClassModelReader reader = new ClassModelReader();
        try {
            OpenedClassReader.of(classFile).accept(reader, flags);
        } catch (RuntimeException | Error unreadable) { // whatever ASM stumbles over
            throw ClassFileException.of(unreadable);
        }
        return new ClassModel(
                reader.version,
                reader.access,
                reader.nestedAccess < 0 ? reader.access : reader.nestedAccess,
                reader.name,
                reader.signature,
                reader.superName,
                reader.interfaces,
                reader.annotations,
                reader.fields,
                reader.methods,
                reader.attributes,
                reader.nesting.of(reader.name, reader.version),
                reader.permitted,
                reader.local);
    }

    @Override
    public void visit(
            int version,
            int access,
            String name,
            @Nullable String signature,
            @Nullable String superName,
            String @Nullable [] interfaces) {
        this.version = version & 0xFFFF;
        this.access = access;
        this.name = name;
        this.signature = signature;
        this.superName = superName;
        this.interfaces = interfaces == null ? List.of() : List.of(interfaces);
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return new Values(descriptor, annotations);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
        if (attribute.type != null) { // as in damaged class files
            attributes.add(attribute.type);
        }
    }

    @Override
    public void visitInnerClass(String nested, @Nullable String outer, @Nullable String simpleName, int modifiers) {
        if (nested.equals(name)) {
            nestedAccess = modifiers;
            local |= outer == null;
        }
        nesting.inner(nested, outer);
    }

    @Override
    public void visitOuterClass(String owner, @Nullable String method, @Nullable String descriptor) {
        nesting.outer(owner);
        local = true;
    }

    @Override
    public void visitNestHost(String host) {
        nesting.host(host);
    }

    @Override
    public void visitNestMember(String member) {
        nesting.member(member);
    }

    @Override
    public void visitPermittedSubclass(String subclass) {
        permitted.add(subclass);
    }

    @Override
    public FieldVisitor visitField(
            int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
        expect(!name.isEmpty() && Descriptor.isOfField(descriptor), name, descriptor);
        List<AnnotationModel> own = new ArrayList<>();
        fields.add(new FieldModel(access, name, descriptor, signature, value, own));
        return new FieldVisitor(api) {
            @Override
            public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                return new Values(descriptor, own);
            }
        };
    }

    @Override
    public MethodVisitor visitMethod(
            int access, String name, String descriptor, @Nullable String signature, String @Nullable [] exceptions) {
        expect(!name.isEmpty() && Descriptor.isOfMethod(descriptor), name, descriptor);
        List<AnnotationModel> own = new ArrayList<>();
        List<Integer> keys = new ArrayList<>();
        List<MethodModel.FieldWrite> writes = new ArrayList<>();
        List<MethodModel.Call> passedOn = new ArrayList<>(1);
        String owner = this.name;
        List<MethodModel.Effect> effects = new ArrayList<>(1);
        methods.add(new MethodModel(
                access,
                name,
                descriptor,
                signature,
                exceptions == null ? List.of() : List.of(exceptions),
                own,
                keys,
                writes,
                passedOn,
                effects));
        return new MethodVisitor(api, new Effects(effects, owner, new PassedOn(passedOn))) {
            @Override
            public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                return new Values(descriptor, own);
            }

            @Override
            public @Nullable AnnotationVisitor visitParameterAnnotation(
                    int parameter, String descriptor, boolean visible) {
                if (descriptor.equals(Marks.KEY)) {
                    keys.add(parameter);
                }
                return null;
            }

            @Override
            public void visitFieldInsn(int opcode, String of, String field, String type) {
                if ((opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC) && of.equals(owner)) {
                    writes.add(new MethodModel.FieldWrite(field, opcode == Opcodes.PUTSTATIC));
                }
                super.visitFieldInsn(opcode, of, field, type);
            }
        };
    }

    /** What the JVM refuses is refused here, so that nobody else has to expect it. */
    private static void expect(boolean valid, String name, String descriptor) {
        if (!valid) {
            throw new IllegalArgumentException(
                    "a member is named \"" + name + "\" and has the descriptor " + descriptor);
        }
    }

    /** Collects the values of an annotation and adds it to a list when they are complete. */
    private static class Values extends AnnotationVisitor {
        private final String descriptor;
        private final List<? super AnnotationModel> into;
        private final Map<String, Object> values = new LinkedHashMap<>();

        Values(String descriptor, List<? super AnnotationModel> into) {
            super(OpenedClassReader.ASM_API);
            this.descriptor = descriptor;
            this.into = into;
        }

        @Override
        public void visit(String name, Object value) {
            values.put(name, value.getClass().isArray() ? elements(value) : value);
        }

        private static List<Object> elements(Object array) {
            List<Object> elements = new ArrayList<>();
            for (int i = 0; i < java.lang.reflect.Array.getLength(array); i++) {
                elements.add(java.lang.reflect.Array.get(array, i));
            }
            return elements;
        }

        @Override
        public void visitEnum(String name, String descriptor, String value) {
            values.put(name, new AnnotationModel.EnumValue(descriptor, value));
        }

        @Override
        public AnnotationVisitor visitAnnotation(String name, String descriptor) {
            List<Object> one = new ArrayList<>();
            return new Values(descriptor, one) {
                @Override
                public void visitEnd() {
                    super.visitEnd();
                    values.put(name, one.get(0));
                }
            };
        }

        @Override
        public AnnotationVisitor visitArray(String name) {
            List<Object> elements = new ArrayList<>();
            values.put(name, elements);
            return new AnnotationVisitor(api) {
                @Override
                public void visit(String unnamed, Object value) {
                    elements.add(value);
                }

                @Override
                public void visitEnum(String unnamed, String descriptor, String value) {
                    elements.add(new AnnotationModel.EnumValue(descriptor, value));
                }

                @Override
                public AnnotationVisitor visitAnnotation(String unnamed, String descriptor) {
                    return new Values(descriptor, elements);
                }
            };
        }

        @Override
        public void visitEnd() {
            into.add(new AnnotationModel(descriptor, values));
        }
    }
}
