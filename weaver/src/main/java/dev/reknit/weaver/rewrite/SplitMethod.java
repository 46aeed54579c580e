package dev.reknit.weaver.rewrite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.AnnotationVisitor;
import net.bytebuddy.jar.asm.Attribute;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Type;
import net.bytebuddy.jar.asm.TypePath;
import net.bytebuddy.utility.OpenedClassReader;
import org.jspecify.annotations.Nullable;

/**
 * Divides what is visited of a method: the code goes to the body, which is a method of its own; all
 * that belongs to the method as others see it (annotations, parameter names) stays. When the visit
 * ends, the code that is to stand in the method is written, with its parameters named for debuggers and the line
 * of the method's first statement.
 */
abstract class SplitMethod extends MethodVisitor {
    private final MethodVisitor method;
    private final boolean isStatic;
    private final Type[] parameters;
    private final Map<Integer, Variable> variables = new HashMap<>();
    private boolean inCode;
    private int firstLine = -1;

    private record Variable(
            String name, String descriptor, @Nullable String signature, int local) {}

    /**
     * Creates the visitor.
     *
     * @param method takes what others see
     * @param body takes the code
     */
    SplitMethod(MethodVisitor method, MethodVisitor body, boolean isStatic, Type[] parameters) {
        super(OpenedClassReader.ASM_API, body);
        this.method = method;
        this.isStatic = isStatic;
        this.parameters = parameters;
    }

    /** Writes the code that others see, without its frame of labels and sizes; returns what it was written with. */
    abstract Emitter writeReplacement(MethodVisitor code);

    @Override
    public void visitParameter(String name, int access) {
        method.visitParameter(name, access);
    }

    @Override
    public AnnotationVisitor visitAnnotationDefault() {
        return method.visitAnnotationDefault();
    }

    @Override
    public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
        return method.visitAnnotation(descriptor, visible);
    }

    @Override
    public AnnotationVisitor visitTypeAnnotation(int typeRef, TypePath typePath, String descriptor, boolean visible) {
        return method.visitTypeAnnotation(typeRef, typePath, descriptor, visible);
    }

    @Override
    public void visitAnnotableParameterCount(int parameterCount, boolean visible) {
        method.visitAnnotableParameterCount(parameterCount, visible);
    }

    @Override
    public AnnotationVisitor visitParameterAnnotation(int parameter, String descriptor, boolean visible) {
        return method.visitParameterAnnotation(parameter, descriptor, visible);
    }

    @Override
    public void visitAttribute(Attribute attribute) {
        if (inCode) {
            super.visitAttribute(attribute);
        } else {
            method.visitAttribute(attribute);
        }
    }

    @Override
    public void visitCode() {
        inCode = true;
        super.visitCode();
    }

    @Override
    public void visitLineNumber(int line, Label start) {
        if (firstLine < 0) {
            firstLine = line;
        }
        super.visitLineNumber(line, start);
    }

    @Override
    public void visitLocalVariable(
            String name, String descriptor, @Nullable String signature, Label start, Label end, int index) {
        variables.putIfAbsent(index, new Variable(name, descriptor, signature, index));
        super.visitLocalVariable(name, descriptor, signature, start, end, index);
    }

    @Override
    public void visitEnd() {
        super.visitEnd();
        method.visitCode();
        Label start = new Label();
        Label end = new Label();
        method.visitLabel(start);
        if (firstLine >= 0) {
            method.visitLineNumber(firstLine, start);
        }
        Emitter emit = writeReplacement(method);
        method.visitLabel(end);
        for (Variable each : parameterVariables()) {
            method.visitLocalVariable(each.name, each.descriptor, each.signature, start, end, each.local);
        }
        emit.visitMaxs();
        method.visitEnd();
    }

    private List<Variable> parameterVariables() {
        List<Variable> found = new ArrayList<>();
        int local = 0;
        if (!isStatic) {
            add(variables.get(local++), null, found);
        }
        for (Type each : parameters) {
            add(variables.get(local), each.getDescriptor(), found);
            local += each.getSize();
        }
        return found;
    }

    /** A slot may be reused in the body: only a variable of the parameter's type is the parameter. */
    private static void add(@Nullable Variable variable, @Nullable String descriptor, List<Variable> into) {
        if (variable != null && (descriptor == null || descriptor.equals(variable.descriptor))) {
            into.add(variable);
        }
    }
}
