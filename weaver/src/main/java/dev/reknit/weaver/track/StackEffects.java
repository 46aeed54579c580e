package dev.reknit.weaver.track;

import net.bytebuddy.jar.asm.Opcodes;

/**
 * How many slots of stack the instructions without operands take and leave, but for those that only move
 * what is there. The Java Virtual Machine Specification, section 6.5.
 */
final class StackEffects {
    private static final byte[] TAKEN = new byte[Opcodes.MONITOREXIT + 1];
    private static final byte[] LEFT = new byte[Opcodes.MONITOREXIT + 1];

    static {
        range(Opcodes.ACONST_NULL, Opcodes.ICONST_5, 0, 1);
        range(Opcodes.LCONST_0, Opcodes.LCONST_1, 0, 2);
        range(Opcodes.FCONST_0, Opcodes.FCONST_2, 0, 1);
        range(Opcodes.DCONST_0, Opcodes.DCONST_1, 0, 2);
        range(Opcodes.IALOAD, Opcodes.SALOAD, 2, 1);
        range(Opcodes.LALOAD, Opcodes.LALOAD, 2, 2);
        range(Opcodes.DALOAD, Opcodes.DALOAD, 2, 2);
        range(Opcodes.IASTORE, Opcodes.SASTORE, 3, 0);
        range(Opcodes.LASTORE, Opcodes.LASTORE, 4, 0);
        range(Opcodes.DASTORE, Opcodes.DASTORE, 4, 0);
        arithmetic();
        conversions();
        range(Opcodes.ARRAYLENGTH, Opcodes.ARRAYLENGTH, 1, 1);
        range(Opcodes.MONITORENTER, Opcodes.MONITOREXIT, 1, 0);
    }

    private StackEffects() {}

    private static void arithmetic() {
        // Of each operation there is one for int, long, float and double, in this order.
        for (int each = Opcodes.IADD; each <= Opcodes.DNEG; each++) {
            int size = 1 + (each & 1);
            boolean negates = each >= Opcodes.INEG;
            range(each, each, negates ? size : 2 * size, size);
        }
        // Of each of these one for int and one for long; a shift's distance is an int.
        for (int each = Opcodes.ISHL; each <= Opcodes.LXOR; each++) {
            int size = 1 + (each & 1);
            boolean shifts = each <= Opcodes.LUSHR;
            range(each, each, shifts ? size + 1 : 2 * size, size);
        }
    }

    private static void conversions() {
        range(Opcodes.I2L, Opcodes.I2S, 1, 1);
        for (int each : new int[] {Opcodes.I2L, Opcodes.I2D, Opcodes.F2L, Opcodes.F2D}) {
            range(each, each, 1, 2);
        }
        for (int each : new int[] {Opcodes.L2I, Opcodes.L2F, Opcodes.D2I, Opcodes.D2F}) {
            range(each, each, 2, 1);
        }
        range(Opcodes.L2D, Opcodes.L2D, 2, 2);
        range(Opcodes.D2L, Opcodes.D2L, 2, 2);
        range(Opcodes.LCMP, Opcodes.LCMP, 4, 1);
        range(Opcodes.FCMPL, Opcodes.FCMPG, 2, 1);
        range(Opcodes.DCMPL, Opcodes.DCMPG, 4, 1);
    }

    private static void range(int first, int last, int taken, int left) {
        for (int each = first; each <= last; each++) {
            TAKEN[each] = (byte) taken;
            LEFT[each] = (byte) left;
        }
    }

    static int taken(int opcode) {
        return TAKEN[opcode];
    }

    static int left(int opcode) {
        return LEFT[opcode];
    }
}
