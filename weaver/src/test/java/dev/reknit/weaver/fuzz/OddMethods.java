package dev.reknit.weaver.fuzz;

import static net.bytebuddy.jar.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.Label;

/** Methods near the largest that there may be. */
final class OddMethods {
    private OddMethods() {}

    static List<Sample> samples() {
        List<Sample> all = new ArrayList<>();
        all.add(manyLocals(65_000));
        all.add(manyLocals(65_534));
        all.add(huge(65_400));
        all.add(huge(65_535));
        return all;
    }

    private static Sample manyLocals(int count) {
        return OddClass.of("odd/Locals")
                .method(ACC_PUBLIC, "run", "(I)I", code -> {
                    code.visitInsn(ICONST_1);
                    code.visitVarInsn(ISTORE, count);
                    code.visitVarInsn(ILOAD, count);
                    code.visitInsn(IRETURN);
                })
                .sample(count + " locals");
    }

    private static Sample huge(int size) {
        return OddClass.of("odd/Huge")
                .method(ACC_PUBLIC, "run", "(I)I", code -> {
                    Label start = new Label();
                    code.visitLabel(start);
                    for (int written = 2; written < size - 2; written++) {
                        code.visitInsn(NOP);
                    }
                    OddClass.zero(code);
                })
                .sample("code of " + size + " bytes");
    }
}
