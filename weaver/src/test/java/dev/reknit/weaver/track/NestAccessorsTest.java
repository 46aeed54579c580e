package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.state.ArrayLog;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;

/** Arrays that a class of a nest reads of another one, as compilers before Java 11 wrote that: by a method made for it. */
class NestAccessorsTest {
    private static final String TABLES = """
            package a;
            public class Tables implements Runnable {
                private int sum;
                private static final class Squares {
                    private static final int[] TABLE = {0, 1, 4, 9};
                    static int[] open() { return TABLE; }
                }
                @dev.reknit.Checkpointed public void run() {
                    sum += Squares.TABLE[3];
                    Squares.TABLE[2] = 5;
                }
                public String toString() { return sum + " " + Squares.TABLE[2]; }
            }
            """;

    @Test
    void arrayReadOfAnotherClass_isNotCopiedButItsElementsAreLogged() throws Throwable {
        Build build = Build.of(8, TABLES).weave();
        assertThat(copying(build.classFile("a/Tables$Squares"))).containsExactly("reknit$scoped$open");

        Runnable tables = build.create("a.Tables");
        Scopes.rolledBack(tables, tables::run);
        assertThat(tables).hasToString("0 4");
    }

    /** The methods of a class that save whole arrays. */
    private static List<String> copying(byte[] woven) {
        List<String> found = new ArrayList<>();
        new ClassReader(woven)
                .accept(
                        new ClassVisitor(Opcodes.ASM9) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                return new MethodVisitor(api) {
                                    @Override
                                    public void visitMethodInsn(
                                            int opcode, String owner, String called, String type, boolean isInterface) {
                                        if (owner.equals(Type.getInternalName(ArrayLog.class))
                                                && called.equals("all")) {
                                            found.add(name);
                                        }
                                    }
                                };
                            }
                        },
                        0);
        return found;
    }
}
