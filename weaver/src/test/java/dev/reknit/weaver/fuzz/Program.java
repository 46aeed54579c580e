package dev.reknit.weaver.fuzz;

import static net.bytebuddy.jar.asm.Opcodes.*;

import java.util.Random;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;

/**
 * Writes random programs: a class with one method {@code run(int, long, Object)}, of nested conditions, loops, switches,
 * handlers, monitors and objects under construction, which ends with a value or with an exception. It begins with a {@link
 * Witness#step}, changes no argument for its caller, and begins with a fresh field.
 */
final class Program {
    static final String NAME = "odd/Program";

    private static final int STATE = 42;
    private static final String WITNESS = "dev/reknit/weaver/fuzz/Witness";
    private static final String[] FAILURES = {
        "java/lang/IllegalStateException", "java/lang/ArithmeticException", "java/lang/Error", "java/io/IOException"
    };
    private static final String[] RESULTS = {"I", "J", "D", "Z", "Ljava/lang/Object;", "[I", "V"};

    private final Random random;
    private final int x;
    private final int y;
    private int nextLocal;
    private MethodVisitor code;

    private Program(Random random, boolean isStatic) {
        this.random = random;
        this.x = isStatic ? 0 : 1;
        this.y = x + 1;
        this.nextLocal = y + 3;
    }

    /** A program, the same for the same seed. */
    static Sample of(long seed) {
        Random random = new Random(seed);
        boolean isStatic = random.nextInt(3) == 0;
        String result = RESULTS[random.nextInt(RESULTS.length)];
        int access = ACC_PUBLIC | (isStatic ? ACC_STATIC : 0) | (random.nextInt(4) == 0 ? ACC_SYNCHRONIZED : 0);
        return OddClass.of(NAME)
                .field(ACC_PUBLIC, "state", "I")
                .method(
                        access,
                        "run",
                        "(IJLjava/lang/Object;)" + result,
                        body -> new Program(random, isStatic).write(body, result))
                .sample("program " + seed);
    }

    private void write(MethodVisitor body, String result) {
        code = body;
        step();
        block(4);
        code.visitVarInsn(ILOAD, x);
        switch (result) {
            case "I" -> code.visitInsn(IRETURN);
            case "Z" -> {
                code.visitInsn(ICONST_1); // of what is neither 0 nor 1, each way of boxing makes something else
                convert(IAND, IRETURN);
            }
            case "J" -> convert(I2L, LRETURN);
            case "D" -> convert(I2D, DRETURN);
            case "V" -> convert(POP, RETURN);
            case "[I" -> {
                code.visitIntInsn(BIPUSH, 7);
                code.visitInsn(IAND);
                code.visitIntInsn(NEWARRAY, T_INT);
                code.visitInsn(ARETURN);
            }
            default -> {
                code.visitMethodInsn(INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
                code.visitInsn(ARETURN);
            }
        }
    }

    private void convert(int conversion, int end) {
        code.visitInsn(conversion);
        code.visitInsn(end);
    }

    private void block(int depth) {
        for (int i = random.nextInt(3); i >= 0; i--) {
            statement(depth);
        }
    }

    private void statement(int depth) {
        switch (random.nextInt(depth > 0 ? 11 : 5)) {
            case 0 -> multiply();
            case 1 -> add();
            case 2 -> step();
            case 3 -> construct();
            case 4 -> maybeFail();
            case 5 -> condition(depth - 1);
            case 6 -> loop(depth - 1);
            case 7 -> choice(depth - 1);
            case 8 -> handled(depth - 1);
            case 9 -> finished(depth - 1);
            default -> monitored(depth - 1);
        }
    }

    private void multiply() {
        code.visitVarInsn(ILOAD, x);
        code.visitLdcInsn(random.nextInt());
        code.visitInsn(IMUL);
        code.visitVarInsn(ISTORE, x);
    }

    private void add() {
        code.visitVarInsn(LLOAD, y);
        code.visitVarInsn(ILOAD, x);
        code.visitInsn(I2L);
        code.visitInsn(LADD);
        code.visitInsn(DUP2);
        code.visitVarInsn(LSTORE, y);
        code.visitInsn(L2I);
        code.visitVarInsn(ISTORE, x);
    }

    private void step() {
        code.visitVarInsn(ILOAD, x);
        code.visitMethodInsn(INVOKESTATIC, WITNESS, "step", "(I)I", false);
        code.visitVarInsn(ISTORE, x);
        if (x == 1) {
            code.visitVarInsn(ALOAD, 0);
            code.visitVarInsn(ILOAD, x);
            code.visitFieldInsn(PUTFIELD, NAME, "state", "I");
        }
    }

    /** A branch between {@code new} and the constructor. */
    private void construct() {
        Label other = new Label();
        Label both = new Label();
        code.visitTypeInsn(NEW, "java/lang/StringBuilder");
        code.visitInsn(DUP);
        jumpIfOdd(other);
        code.visitLdcInsn("even");
        code.visitJumpInsn(GOTO, both);
        code.visitLabel(other);
        code.visitLdcInsn("odd\u00FC");
        code.visitLabel(both);
        code.visitMethodInsn(INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "(Ljava/lang/String;)V", false);
        code.visitMethodInsn(INVOKEVIRTUAL, "java/lang/StringBuilder", "length", "()I", false);
        code.visitVarInsn(ILOAD, x);
        code.visitInsn(IXOR);
        code.visitVarInsn(ISTORE, x);
    }

    private void maybeFail() {
        Label on = new Label();
        jumpIfOdd(on);
        String failure = FAILURES[random.nextInt(FAILURES.length)];
        code.visitTypeInsn(NEW, failure);
        code.visitInsn(DUP);
        code.visitLdcInsn("failure " + random.nextInt(100));
        code.visitMethodInsn(INVOKESPECIAL, failure, "<init>", "(Ljava/lang/String;)V", false);
        code.visitInsn(ATHROW);
        code.visitLabel(on);
    }

    private void jumpIfOdd(Label to) {
        code.visitVarInsn(ILOAD, x);
        code.visitInsn(random.nextInt(4) == 0 ? ICONST_1 : ICONST_3);
        code.visitInsn(IAND);
        code.visitJumpInsn(IFNE, to);
    }

    private void condition(int depth) {
        Label other = new Label();
        Label end = new Label();
        jumpIfOdd(other);
        block(depth);
        code.visitJumpInsn(GOTO, end);
        code.visitLabel(other);
        block(depth);
        code.visitLabel(end);
    }

    private void loop(int depth) {
        int counter = nextLocal++;
        Label again = new Label();
        code.visitIntInsn(BIPUSH, 1 + random.nextInt(3));
        code.visitVarInsn(ISTORE, counter);
        code.visitLabel(again);
        block(depth);
        code.visitIincInsn(counter, -1);
        code.visitVarInsn(ILOAD, counter);
        code.visitJumpInsn(IFGT, again);
    }

    private void choice(int depth) {
        Label[] cases = {new Label(), new Label(), new Label()};
        Label end = new Label();
        code.visitVarInsn(ILOAD, x);
        code.visitInsn(ICONST_3);
        code.visitInsn(IAND);
        code.visitTableSwitchInsn(0, 2, end, cases);
        for (Label each : cases) {
            code.visitLabel(each);
            block(depth - 1);
            if (random.nextBoolean()) {
                code.visitJumpInsn(GOTO, end);
            }
        }
        code.visitLabel(end);
    }

    private void handled(int depth) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label after = new Label();
        code.visitTryCatchBlock(start, end, handler, FAILURES[random.nextInt(FAILURES.length)]);
        code.visitLabel(start);
        multiply();
        block(depth);
        code.visitLabel(end);
        code.visitJumpInsn(GOTO, after);
        code.visitLabel(handler);
        code.visitInsn(POP);
        block(depth);
        code.visitLabel(after);
    }

    private void finished(int depth) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label after = new Label();
        int failure = nextLocal++;
        code.visitTryCatchBlock(start, end, handler, null);
        code.visitLabel(start);
        add();
        block(depth);
        code.visitLabel(end);
        multiply();
        code.visitJumpInsn(GOTO, after);
        code.visitLabel(handler);
        code.visitVarInsn(ASTORE, failure);
        multiply();
        code.visitVarInsn(ALOAD, failure);
        code.visitInsn(ATHROW);
        code.visitLabel(after);
    }

    private void monitored(int depth) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        Label after = new Label();
        code.visitTryCatchBlock(start, end, handler, null);
        code.visitVarInsn(ALOAD, y + 2);
        code.visitInsn(MONITORENTER);
        code.visitLabel(start);
        block(depth);
        code.visitVarInsn(ALOAD, y + 2);
        code.visitInsn(MONITOREXIT);
        code.visitLabel(end);
        code.visitJumpInsn(GOTO, after);
        code.visitLabel(handler);
        code.visitVarInsn(ALOAD, y + 2);
        code.visitInsn(MONITOREXIT);
        code.visitInsn(ATHROW);
        code.visitLabel(after);
    }

    /** What the field of an object holds before a call. */
    static int stateBefore() {
        return STATE;
    }
}
