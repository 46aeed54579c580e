package dev.reknit.weaver.fuzz;

import static net.bytebuddy.jar.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.bytebuddy.jar.asm.ConstantDynamic;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;

/** Methods whose code is valid and unusual. */
final class OddCode {
    private static final String ANY = "java/lang/Throwable";

    private OddCode() {}

    static List<Sample> samples() {
        List<Sample> all = new ArrayList<>();
        all.add(instance("handlers that overlap", OddCode::overlapping));
        all.add(instance("handler that covers itself", OddCode::coveringItself));
        all.add(instance("loop without an end, from the first instruction", OddCode::endless));
        all.add(instance("object under construction while trying", OddCode::underConstruction));
        all.add(instance("nested finally", code -> nested(code, 60)));
        all.add(instance("table of 15,000", OddCode::table));
        all.add(instance("lookup of 7,000", OddCode::lookup));
        all.add(instance("object lost, local 0 holds an int", OddCode::overwritten));
        all.add(instance("parameter holds another type", OddCode::parameterOverwritten));
        all.add(instance("variables' names where others are", OddCode::variables));
        all.add(instance("dynamic constant", code -> dynamic(code, condy())));
        all.add(instance("call site", OddCode::callSite));
        all.add(deadCode());
        all.add(uninitializedLoop());
        all.add(handlerAtStart());
        for (int version : new int[] {V1_2, V1_4, V1_5, V1_6}) {
            all.add(subroutine(version));
        }
        all.add(selfReferringConstant());
        return all;
    }

    private static Sample instance(String what, Consumer<MethodVisitor> body) {
        return OddClass.of("odd/Code")
                .field(0, "state", "I")
                .method(ACC_PUBLIC, "run", "(ILjava/lang/Object;J)I", body)
                .method(ACC_PUBLIC | ACC_SYNCHRONIZED | ACC_FINAL, "runLocked", "(ILjava/lang/Object;J)I", body)
                .sample(what);
    }

    private static void overlapping(MethodVisitor code) {
        Label a = new Label();
        Label b = new Label();
        Label c = new Label();
        Label d = new Label();
        Label handler = new Label();
        Label other = new Label();
        code.visitTryCatchBlock(a, c, handler, "java/lang/RuntimeException");
        code.visitTryCatchBlock(b, d, other, null);
        code.visitTryCatchBlock(a, d, handler, ANY);
        code.visitLabel(a);
        code.visitVarInsn(ALOAD, 2);
        code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
        code.visitVarInsn(ISTORE, 1);
        code.visitLabel(b);
        code.visitIincInsn(1, 1);
        code.visitLabel(c);
        code.visitIincInsn(1, 1);
        code.visitLabel(d);
        code.visitVarInsn(ILOAD, 1);
        code.visitInsn(IRETURN);
        code.visitLabel(handler);
        code.visitInsn(POP);
        OddClass.zero(code);
        code.visitLabel(other);
        code.visitInsn(ATHROW);
    }

    private static void coveringItself(MethodVisitor code) {
        Label start = new Label();
        Label end = new Label();
        code.visitTryCatchBlock(start, end, start, null);
        code.visitInsn(ACONST_NULL);
        code.visitLabel(start);
        code.visitTypeInsn(CHECKCAST, "java/lang/Error");
        code.visitInsn(POP);
        code.visitLabel(end);
        OddClass.zero(code);
    }

    private static void endless(MethodVisitor code) {
        Label start = new Label();
        code.visitLabel(start);
        code.visitIincInsn(1, 1);
        code.visitJumpInsn(GOTO, start);
    }

    private static void underConstruction(MethodVisitor code) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, end, handler, null);
        code.visitTypeInsn(NEW, "java/lang/Integer");
        code.visitVarInsn(ASTORE, 5);
        code.visitLabel(start);
        code.visitVarInsn(ALOAD, 5);
        code.visitVarInsn(ILOAD, 1);
        code.visitMethodInsn(INVOKESPECIAL, "java/lang/Integer", "<init>", "(I)V", false);
        code.visitLabel(end);
        OddClass.zero(code);
        code.visitLabel(handler);
        code.visitInsn(ATHROW);
    }

    private static void nested(MethodVisitor code, int depth) {
        if (depth > 0) {
            Label start = new Label();
            Label end = new Label();
            Label handler = new Label();
            Label after = new Label();
            code.visitTryCatchBlock(start, end, handler, null);
            code.visitLabel(start);
            code.visitIincInsn(1, depth);
            nested(code, depth - 1);
            code.visitLabel(end);
            code.visitJumpInsn(GOTO, after);
            code.visitLabel(handler);
            code.visitIincInsn(1, -depth);
            code.visitInsn(ATHROW);
            code.visitLabel(after);
        }
        if (depth == 60) {
            OddClass.zero(code);
        }
    }

    private static void table(MethodVisitor code) {
        Label[] cases = new Label[15_000];
        Label end = new Label();
        java.util.Arrays.fill(cases, end);
        code.visitVarInsn(ILOAD, 1);
        code.visitTableSwitchInsn(-7, cases.length - 8, end, cases);
        code.visitLabel(end);
        OddClass.zero(code);
    }

    private static void lookup(MethodVisitor code) {
        int[] keys = new int[7_000];
        Label[] cases = new Label[keys.length];
        Label end = new Label();
        for (int i = 0; i < keys.length; i++) {
            keys[i] = Integer.MIN_VALUE + i * 300_000;
            cases[i] = end;
        }
        code.visitVarInsn(ILOAD, 1);
        code.visitLookupSwitchInsn(end, keys, cases);
        code.visitLabel(end);
        OddClass.zero(code);
    }

    private static void overwritten(MethodVisitor code) {
        Label start = new Label();
        code.visitInsn(ICONST_3);
        code.visitVarInsn(ISTORE, 0);
        code.visitLabel(start);
        code.visitIincInsn(0, -1);
        code.visitVarInsn(ILOAD, 0);
        code.visitJumpInsn(IFGE, start);
        OddClass.zero(code);
    }

    private static void parameterOverwritten(MethodVisitor code) {
        Label again = new Label();
        code.visitInsn(DCONST_0);
        code.visitVarInsn(DSTORE, 1);
        code.visitInsn(FCONST_0);
        code.visitVarInsn(FSTORE, 4);
        code.visitLabel(again);
        code.visitVarInsn(DLOAD, 1);
        code.visitInsn(DCONST_1);
        code.visitInsn(DCMPL);
        code.visitJumpInsn(IFEQ, again);
        OddClass.zero(code);
    }

    private static void variables(MethodVisitor code) {
        Label start = new Label();
        Label middle = new Label();
        Label end = new Label();
        code.visitLabel(start);
        code.visitLineNumber(0xFFFF, start);
        code.visitInsn(NOP);
        code.visitLabel(middle);
        code.visitInsn(NOP);
        code.visitInsn(ICONST_0);
        code.visitInsn(IRETURN);
        code.visitLabel(end);
        code.visitLocalVariable("long", "J", null, start, middle, 0);
        code.visitLocalVariable("this", "Lodd/Code;", "Lodd/Code<TT;>;", middle, end, 0);
        code.visitLocalVariable("twice", "I", null, middle, end, 1);
        code.visitLocalVariable("once", "D", null, start, middle, 1);
        code.visitLocalVariable("same", "Ljava/lang/Object;", "TX;", start, end, 2);
    }

    private static void dynamic(MethodVisitor code, ConstantDynamic constant) {
        code.visitLdcInsn(constant);
        code.visitInsn(POP);
        OddClass.zero(code);
    }

    private static ConstantDynamic condy() {
        Handle nulls = new Handle(
                H_INVOKESTATIC,
                "java/lang/invoke/ConstantBootstraps",
                "nullConstant",
                "(Ljava/lang/invoke/MethodHandles$Lookup;Ljava/lang/String;Ljava/lang/Class;)Ljava/lang/Object;",
                false);
        return new ConstantDynamic("a b", "Ljava/lang/Object;", nulls);
    }

    private static void callSite(MethodVisitor code) {
        Handle bootstrap = new Handle(H_INVOKESTATIC, "odd/Missing", "of", "()V", false);
        code.visitInvokeDynamicInsn("reknit$run", "()I", bootstrap, condy(), 1L, "text");
        code.visitInsn(IRETURN);
    }

    /** Dead code with a frame of its own, which needs more stack than anything that is reached. */
    private static Sample deadCode() {
        return OddClass.plain("odd/Dead", V17, ACC_PUBLIC | ACC_SUPER, "java/lang/Object", 0)
                .method(
                        OddClass.STATIC,
                        "run",
                        "()I",
                        head -> {},
                        code -> {
                            OddClass.zero(code);
                            code.visitFrame(F_SAME, 0, null, 0, null);
                            for (int i = 0; i < 20; i++) {
                                code.visitInsn(LCONST_0);
                            }
                            code.visitInsn(ACONST_NULL);
                            code.visitInsn(ATHROW);
                        },
                        41,
                        0)
                .sample("dead code that needs most of the stack");
    }

    /** Frames that name an object that is not constructed yet, at an instruction that stays where it is. */
    private static Sample uninitializedLoop() {
        Label created = new Label();
        Label test = new Label();
        return OddClass.plain("odd/Created", V17, ACC_PUBLIC | ACC_SUPER, "java/lang/Object", 0)
                .method(
                        OddClass.STATIC,
                        "run",
                        "(I)Ljava/lang/Object;",
                        head -> {},
                        code -> {
                            code.visitLabel(created);
                            code.visitTypeInsn(NEW, "java/lang/Object");
                            code.visitInsn(DUP);
                            code.visitVarInsn(ILOAD, 0);
                            code.visitJumpInsn(IFEQ, test);
                            code.visitIincInsn(0, -1);
                            code.visitLabel(test);
                            code.visitFrame(F_FULL, 1, new Object[] {INTEGER}, 2, new Object[] {created, created});
                            code.visitMethodInsn(INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
                            code.visitInsn(ARETURN);
                        },
                        3,
                        1)
                .sample("frame with an object under construction");
    }

    /** The handler is the first instruction, which a jump leads over. */
    private static Sample handlerAtStart() {
        Label handler = new Label();
        Label start = new Label();
        Label end = new Label();
        return OddClass.plain("odd/First", V1_6, ACC_PUBLIC | ACC_SUPER, "java/lang/Object", 2)
                .method(OddClass.STATIC, "run", "(Ljava/lang/Throwable;)I", code -> {
                    code.visitTryCatchBlock(start, end, handler, null);
                    code.visitVarInsn(ALOAD, 0);
                    code.visitLabel(handler);
                    code.visitVarInsn(ASTORE, 0);
                    code.visitLabel(start);
                    code.visitVarInsn(ALOAD, 0);
                    code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
                    code.visitLabel(end);
                    code.visitInsn(IRETURN);
                })
                .sample("handler among the first instructions");
    }

    private static Sample subroutine(int version) {
        Label first = new Label();
        Label second = new Label();
        return OddClass.plain("odd/Jsr", version, ACC_PUBLIC | ACC_SUPER, "java/lang/Object", 0)
                .method(
                        ACC_PUBLIC | ACC_STRICT,
                        "run",
                        "(I)I",
                        head -> {},
                        code -> {
                            code.visitJumpInsn(JSR, first);
                            code.visitJumpInsn(JSR, first);
                            code.visitVarInsn(ILOAD, 1);
                            code.visitInsn(IRETURN);
                            code.visitLabel(first);
                            code.visitVarInsn(ASTORE, 2);
                            code.visitJumpInsn(JSR, second);
                            code.visitVarInsn(RET, 2);
                            code.visitLabel(second);
                            code.visitVarInsn(ASTORE, 3);
                            code.visitIincInsn(1, 1);
                            code.visitVarInsn(RET, 3);
                        },
                        1,
                        4)
                .sample("subroutines, version " + version);
    }

    /** The one argument of its bootstrap method, at the end of the class file, is made the constant itself. */
    private static Sample selfReferringConstant() {
        byte[] classFile = OddClass.of("odd/Self")
                .method(
                        OddClass.STATIC,
                        "run",
                        "()I",
                        code -> dynamic(
                                code, new ConstantDynamic("x", "Ljava/lang/Object;", condy().getBootstrapMethod(), 7)))
                .bytes();
        int number = 1;
        for (ClassFileMap.Entry each : new ClassFileMap(classFile).pool) {
            if (each.tag() == 17) {
                classFile[classFile.length - 2] = 0;
                classFile[classFile.length - 1] = (byte) number;
            }
            number++;
        }
        return new Sample("constant that refers to itself", classFile);
    }
}
