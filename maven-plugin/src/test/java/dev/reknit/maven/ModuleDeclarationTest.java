package dev.reknit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.ModuleVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModuleDeclarationTest {
    @TempDir
    private Path classes;

    private boolean readsRuntime(String required, int access) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        writer.visit(Opcodes.V17, Opcodes.ACC_MODULE, "module-info", null, null, null);
        ModuleVisitor module = writer.visitModule("it", 0, null);
        module.visitRequire("java.base", Opcodes.ACC_MANDATED, null);
        module.visitRequire(required, access, null);
        module.visitEnd();
        writer.visitEnd();
        Files.write(classes.resolve("module-info.class"), writer.toByteArray());
        return ModuleDeclaration.of(classes).orElseThrow().readsRuntime();
    }

    @Test
    void requiredRuntimeOrAnnotations_areEnough() throws IOException {
        assertThat(readsRuntime("dev.reknit.runtime", 0)).isTrue();
        assertThat(readsRuntime("dev.reknit", 0)).isTrue();
    }

    @Test
    void annotationsAtCompileTimeOnly_areNotEnough() throws IOException {
        assertThat(readsRuntime("dev.reknit", Opcodes.ACC_STATIC_PHASE)).isFalse();
        assertThat(readsRuntime("java.sql", 0)).isFalse();
    }

    @Test
    void noDeclaration_isEmpty() {
        assertThat(ModuleDeclaration.of(classes)).isEmpty();
    }

    @Test
    void unreadableDeclaration_isEmpty() throws IOException {
        Files.write(classes.resolve("module-info.class"), new byte[] {1, 2, 3});
        assertThat(ModuleDeclaration.of(classes)).isEmpty();
    }
}
