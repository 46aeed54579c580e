package dev.reknit.maven;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleDescriptor.Requires;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** The {@code module-info.class} of a directory. */
record ModuleDeclaration(ModuleDescriptor descriptor) {
    /** Reknit's jars have no declaration of their own: a module that requires one reads the others. */
    private static final Set<String> REKNIT = Set.of("dev.reknit", "dev.reknit.runtime");

    /** The declaration in a directory; empty if there is none that this JDK can read. */
    static Optional<ModuleDeclaration> of(Path classes) {
        Path file = classes.resolve("module-info.class");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Optional.of(new ModuleDeclaration(ModuleDescriptor.read(in)));
        } catch (IOException | InvalidModuleDescriptorException unreadable) {
            return Optional.empty();
        }
    }

    String name() {
        return descriptor.name();
    }

    /** Whether woven classes of the module can reach the runtime. */
    boolean readsRuntime() {
        return descriptor.requires().stream()
                .anyMatch(each ->
                        REKNIT.contains(each.name()) && !each.modifiers().contains(Requires.Modifier.STATIC));
    }
}
