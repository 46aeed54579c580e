package dev.reknit.weaver.fuzz;

import static net.bytebuddy.jar.asm.Opcodes.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.Attribute;
import net.bytebuddy.jar.asm.ByteVector;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;

/** Classes whose names, members, relatives and versions are unusual. */
final class OddShapes {
    private static final String OBJECT = "java/lang/Object";
    private static final String[] NAMES = {
        "a b",
        "\u00FC\u4E2D\uD83D\uDE00",
        "$",
        "reknit$run",
        "-",
        "if",
        "\u0001",
        "lambda$run$0",
        "access$000",
        "'\"\\",
        "<",
        "toString"
    };

    private OddShapes() {}

    static List<Sample> samples() {
        List<Sample> all = new ArrayList<>();
        for (String each : NAMES) {
            all.add(named(each));
        }
        all.add(OddClass.of("odd/Own")
                .empty(ACC_PUBLIC, "reknit$run", "()I")
                .empty(ACC_PUBLIC, "run", "()I")
                .sample("own method with the name of a generated one"));
        all.add(OddClass.of("odd/Own")
                .field(ACC_STATIC, "reknit$gate$0", "Ldev/reknit/runtime/Gate;")
                .empty(ACC_PUBLIC, "run", "()I")
                .sample("own field with the name of a generated one"));
        all.add(overloadedByResult());
        all.add(parameters("255 parameters", OddClass.STATIC, "I".repeat(255)));
        all.add(parameters("127 longs and an object", ACC_PUBLIC, "J".repeat(127)));
        all.add(parameters(
                "arrays of 255 dimensions", ACC_PUBLIC, "[".repeat(255) + "J" + "[".repeat(250) + "Lodd/X;"));
        for (int access : new int[] {
            ACC_SYNTHETIC, ACC_BRIDGE, ACC_STRICT, ACC_SYNCHRONIZED, ACC_VARARGS, ACC_FINAL, 0xF0F0 & ~ACC_NATIVE
        }) {
            all.add(flags(access));
        }
        for (int version = 45; version <= 75; version++) {
            all.add(version(version));
            all.add(version(0xFFFF << 16 | version));
        }
        all.add(interfaceOfAllKinds());
        all.add(recordSealedNest());
        all.addAll(relatives());
        all.add(unknownAttributes());
        all.addAll(loaders());
        return all;
    }

    private static Sample named(String name) {
        return OddClass.of("odd/" + name.replace("<", "x"))
                .field(ACC_PRIVATE, name, "I")
                .empty(ACC_PUBLIC, name.replace('<', 'x'), "()I")
                .empty(OddClass.STATIC, name.replace('<', 'x'), "(I)I")
                .sample("name " + name);
    }

    private static Sample overloadedByResult() {
        OddClass type = OddClass.of("odd/Overloaded").empty(ACC_PUBLIC, "run", "()I");
        for (String each : List.of("Z", "B", "S", "C")) {
            type.empty(ACC_PUBLIC, "run", "()" + each);
        }
        type.method(ACC_PUBLIC, "run", "()V", code -> code.visitInsn(RETURN));
        for (String each : List.of("[I", "[[Ljava/lang/String;", "Ljava/util/concurrent/Future;", "Lodd/Missing;")) {
            type.method(ACC_PUBLIC, "run", "()" + each, code -> {
                code.visitInsn(ACONST_NULL);
                code.visitInsn(ARETURN);
            });
        }
        return type.sample("overloaded by result only");
    }

    private static Sample parameters(String what, int access, String parameters) {
        return OddClass.of("odd/Parameters")
                .empty(access, "run", "(" + parameters + ")I")
                .sample(what);
    }

    private static Sample flags(int flags) {
        return OddClass.of("odd/Flags")
                .empty(ACC_PUBLIC | flags, "run", "([I)I")
                .empty(ACC_PRIVATE | ACC_STATIC | flags, "run", "()I")
                .bare(ACC_PUBLIC | ACC_NATIVE, "nativeRun", "()I")
                .sample("flags " + Integer.toHexString(flags));
    }

    private static Sample version(int version) {
        return OddClass.of("odd/Version", version, ACC_PUBLIC | ACC_SUPER, OBJECT)
                .constructor()
                .empty(ACC_PUBLIC | ACC_STRICT, "run", "(JD)I")
                .sample("version " + Integer.toHexString(version));
    }

    private static Sample interfaceOfAllKinds() {
        return OddClass.of("odd/Interface", V17, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, OBJECT)
                .empty(ACC_PUBLIC, "defaults", "()I")
                .empty(ACC_PRIVATE, "hidden", "()I")
                .empty(OddClass.STATIC, "shared", "()I")
                .empty(ACC_PRIVATE | ACC_STATIC, "own", "()I")
                .bare(ACC_PUBLIC | ACC_ABSTRACT, "open", "()I")
                .sample("interface with methods of all kinds");
    }

    private static Sample recordSealedNest() {
        return OddClass.of("odd/Record", V17, ACC_PUBLIC | ACC_SUPER | ACC_RECORD, OBJECT)
                .with(writer -> {
                    writer.visitNestMember("odd/Missing");
                    writer.visitPermittedSubclass("odd/Missing");
                    writer.visitInnerClass("odd/Missing", "odd/Record", "Missing", ACC_PUBLIC);
                    writer.visitRecordComponent("a b", "J", null).visitEnd();
                    writer.visitSource(null, "SMAP\n\u0000");
                })
                .empty(ACC_PUBLIC, "run", "()I")
                .sample("record, sealed, host of a nest");
    }

    private static List<Sample> relatives() {
        List<Sample> all = new ArrayList<>();
        Map<String, byte[]> circle = new HashMap<>();
        for (int i = 0; i < 3; i++) {
            String above = "odd/Circle" + (i + 1) % 3;
            circle.put(
                    "odd/Circle" + i,
                    guardedChild("odd/Circle" + i, above, above).bytes());
        }
        all.add(new Sample("superclasses in a circle", circle.get("odd/Circle0"), circle));
        byte[] own = guardedChild("odd/Own", "odd/Own", "odd/Own").bytes();
        all.add(new Sample("its own superclass", own, Map.of("odd/Own", own)));
        Map<String, byte[]> line = new HashMap<>();
        for (int i = 1; i < 50; i++) {
            line.put(
                    "odd/Line" + i,
                    OddClass.of("odd/Line" + i, V17, ACC_PUBLIC | ACC_SUPER, i == 49 ? OBJECT : "odd/Line" + (i + 1))
                            .bytes());
        }
        all.add(guardedChild("odd/Line0", "odd/Line1").sample("fifty superclasses", line));
        Map<String, byte[]> interfaces = new HashMap<>();
        for (int i = 1; i < 25; i++) {
            String[] above = i > 22 ? new String[0] : new String[] {"odd/Face" + (i + 1), "odd/Face" + (i + 2)};
            interfaces.put(
                    "odd/Face" + i,
                    OddClass.of("odd/Face" + i, V17, ACC_PUBLIC | ACC_INTERFACE | ACC_ABSTRACT, OBJECT, above)
                            .bytes());
        }
        all.add(guardedChild("odd/Face0", OBJECT, "odd/Face1")
                .sample("interfaces that branch without end", interfaces));
        all.add(guardedChild("odd/Torn", "odd/Damaged")
                .sample("damaged superclass", Map.of("odd/Damaged", new byte[] {1, 2, 3})));
        all.add(guardedChild("odd/Orphan", "odd/Missing").sample("missing superclass"));
        all.add(growing("Lodd/Growing<Ljava/util/Map<TT;TT;>;>;"));
        all.add(growing("Lodd/Growing<[TT;>;"));
        all.add(growing("Lodd/Growing<" + "Ljava/util/List<".repeat(3_500) + "TT;" + ">;".repeat(3_500) + ">;"));
        all.add(growing("L<"));
        return all;
    }

    /** A class with something for every check that looks at superclasses. */
    private static OddClass guardedChild(String name, String superName, String... interfaces) {
        return OddClass.of(name, V17, ACC_PUBLIC | ACC_SUPER, superName, interfaces)
                .field(0, "list", "Ljava/util/List;")
                .method(
                        ACC_PUBLIC,
                        "run",
                        "()I",
                        code -> {
                            var fallback = code.visitAnnotation("Ldev/reknit/Fallback;", true);
                            fallback.visit("fallbackMethod", "other");
                            fallback.visitEnd();
                            code.visitAnnotation("Ldev/reknit/Checkpointed;", true)
                                    .visitEnd();
                        },
                        OddClass::zero,
                        0,
                        0)
                .with(writer -> {
                    var field = writer.visitField(0, "one", "Ljava/util/List;", null, null);
                    var redundant = field.visitAnnotation("Ldev/reknit/Redundant;", true);
                    redundant.visit("from", "missing");
                    redundant.visitEnd();
                });
    }

    private static Sample growing(String signature) {
        return OddClass.of("odd/Growing")
                .with(writer -> writer.visit(
                        V17,
                        ACC_PUBLIC | ACC_SUPER,
                        "odd/Growing",
                        "<T:Ljava/lang/Object;>Ljava/lang/Object;",
                        OBJECT,
                        null))
                .with(writer -> {
                    writer.visitField(0, "next", "Lodd/Growing;", signature, null);
                    writer.visitField(0, "other", "Lodd/Growing;", signature, null);
                })
                .empty(ACC_PUBLIC, "run", "()I")
                .sample("type that grows by " + signature.substring(0, Math.min(40, signature.length())));
    }

    private static Sample unknownAttributes() {
        return OddClass.of("odd/Attributes")
                .with(writer -> writer.visitAttribute(new Unknown("Code")))
                .with(writer -> writer.visitAttribute(new Unknown("dev.reknit.Unknown")))
                .method(
                        ACC_PUBLIC,
                        "run",
                        "(II)I",
                        head -> head.visitAttribute(new Unknown("reknit$")),
                        code -> {
                            code.visitAttribute(new UnknownOfCode("MethodParameters"));
                            code.visitAttribute(new UnknownOfCode("Code"));
                            OddClass.zero(code);
                        },
                        0,
                        0)
                .sample("attributes that nobody knows");
    }

    private static class Unknown extends Attribute {
        Unknown(String name) {
            super(name);
        }

        @Override
        protected ByteVector write(ClassWriter writer, byte[] code, int length, int maxStack, int maxLocals) {
            return new ByteVector().putLong(0x0123456789ABCDEFL).putByte(7);
        }

        @Override
        protected Attribute read(ClassReader reader, int offset, int length, char[] buffer, int code, Label[] labels) {
            return this;
        }
    }

    private static final class UnknownOfCode extends Unknown {
        UnknownOfCode(String name) {
            super(name);
        }

        @Override
        public boolean isCodeAttribute() {
            return true;
        }
    }

    private static List<Sample> loaders() {
        List<Sample> all = new ArrayList<>();
        for (int version : new int[] {V1_2, V1_5, V1_6, V17}) {
            for (int size : new int[] {10, 32_760, 65_000, 65_500}) {
                all.add(OddClass.of("odd/Loader", version, ACC_PUBLIC | ACC_SUPER, "java/lang/ClassLoader")
                        .method(
                                ACC_PUBLIC,
                                "loadClass",
                                "(Ljava/lang/String;)Ljava/lang/Class;",
                                code -> loadClass(code, size))
                        .method(
                                ACC_PROTECTED,
                                "loadClass",
                                "(Ljava/lang/String;Z)Ljava/lang/Class;",
                                code -> loadClass(code, 10))
                        .sample("class loader, version " + version + ", " + size + " bytes"));
            }
        }
        return all;
    }

    /** A loop from the first instruction to the last, with a handler that covers it. */
    private static void loadClass(MethodVisitor code, int size) {
        Label start = new Label();
        Label end = new Label();
        Label handler = new Label();
        code.visitTryCatchBlock(start, end, handler, null);
        code.visitLabel(start);
        for (int i = 0; i < size - 10; i++) {
            code.visitInsn(NOP);
        }
        code.visitVarInsn(ALOAD, 1);
        code.visitJumpInsn(IFNULL, start);
        code.visitLabel(end);
        code.visitInsn(ACONST_NULL);
        code.visitInsn(ARETURN);
        code.visitLabel(handler);
        code.visitInsn(ATHROW);
    }
}
