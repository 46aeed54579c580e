package dev.reknit.weaver.rewrite;

import dev.reknit.weaver.model.ClassFileException;
import net.bytebuddy.jar.asm.Attribute;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.utility.OpenedClassReader;

/**
 * Keeps a method that has been changed within what the JVM takes, where ASM does not: it would cut off a number of
 * locals that does not fit, and make an attribute of code that it does not know one of the method.
 */
public final class Limits extends MethodVisitor {
    private static final int MOST = 0xFFFF;
    private static final int MOST_DIMENSIONS = 31;

    private boolean inCode;

    /** Creates the visitor. */
    public Limits(MethodVisitor next) {
        super(OpenedClassReader.ASM_API, next);
    }

    /** Holds a number of things that a class file counts in two bytes against that. */
    static void check(String what, int number) {
        if (number > MOST) {
            throw ClassFileException.tooLarge(number + " " + what);
        }
    }

    /** Holds a number of members against what a class can have. */
    public static void checkMembers(int number) {
        check("members", number);
    }

    /** Holds an array against what ASM can write into a frame. */
    static void checkDimensions(int number) {
        if (number > MOST_DIMENSIONS) {
            throw ClassFileException.tooLarge(number + " dimensions of an array");
        }
    }

    /** Holds a generated name against what a constant can hold, at three bytes a character. */
    public static void checkName(String name) {
        check("bytes that a name may take", 3 * name.length());
    }

    /** Holds a generated text against what a constant can hold (JVMS 4.4.7). */
    public static void checkText(CharSequence text) {
        check(
                "bytes of names in one text",
                text.chars()
                        .map(each -> each == 0 ? 2 : each < 0x80 ? 1 : each < 0x800 ? 2 : 3)
                        .sum());
    }

    @Override
    public void visitCode() {
        inCode = true;
        super.visitCode();
    }

    @Override
    public void visitAttribute(Attribute attribute) {
        if (!inCode) {
            super.visitAttribute(attribute);
        }
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
        check("slots of stack in a method", maxStack);
        check("local variables in a method", maxLocals);
        super.visitMaxs(maxStack, maxLocals);
    }
}
