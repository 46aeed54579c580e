package dev.reknit.benchmarks.startup;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.none;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reknit.Retry;
import dev.reknit.runtime.Gate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.MemberAttributeExtension.ForMethod;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatcher;
import org.slf4j.LoggerFactory;

/** Writes the jars that the processes run: the generated program, and agents. */
final class StartupJars {
    private static final AnnotationDescription RETRY =
            AnnotationDescription.Builder.ofType(Retry.class).build();

    private final Path directory;

    StartupJars(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
    }

    /** Writes a program. */
    Path program(int classes, int annotated) throws IOException {
        Path file = directory.resolve("program-" + annotated + ".jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            put(jar, StartupApplication.class);
            for (int i = 0; i < classes; i++) {
                // Those with the annotation are spread evenly over all.
                boolean chosen = (long) i * annotated / classes != (long) (i + 1) * annotated / classes;
                put(jar, "generated/Service" + i + ".class", service(i, chosen));
            }
        }
        return file;
    }

    private static byte[] service(int number, boolean annotated) {
        DynamicType.Builder<Service> type =
                new ByteBuddy().redefine(Service.class).name("generated.Service" + number);
        ElementMatcher<MethodDescription> chosen = annotated ? named("read") : none();
        return type.visit(new ForMethod().annotateMethod(RETRY).on(chosen))
                .make()
                .getBytes();
    }

    /** What any program needs that uses the annotations. */
    static String libraries() {
        return Stream.of(Retry.class, Gate.class, LoggerFactory.class, Caffeine.class)
                .map(each -> location(each).toString())
                .collect(Collectors.joining(System.getProperty("path.separator")));
    }

    /** Writes an agent. */
    Path agent(Class<?> premain) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", premain.getName());
        attributes.putValue("Class-Path", location(AgentBuilder.class).toUri().toString());
        Path file = directory.resolve(premain.getSimpleName() + ".jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            put(jar, premain);
            for (Class<?> each : premain.getDeclaredClasses()) {
                put(jar, each);
            }
        }
        return file;
    }

    /** Writes what AspectJ's agent looks for on the class path. */
    Path aspect() throws IOException {
        Path file = directory.resolve("aspect.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file))) {
            put(jar, NoOpAspect.class);
            put(jar, "META-INF/aop.xml", ("""
                    <aspectj>
                        <weaver><include within="generated..*"/></weaver>
                        <aspects><aspect name="%s"/></aspects>
                    </aspectj>
                    """.formatted(NoOpAspect.class.getName())).getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void put(JarOutputStream jar, Class<?> type) throws IOException {
        String name = type.getName().replace('.', '/') + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream("/" + name), name)) {
            put(jar, name, in.readAllBytes());
        }
    }

    private static void put(JarOutputStream jar, String name, byte[] content) throws IOException {
        jar.putNextEntry(new JarEntry(name));
        jar.write(content);
        jar.closeEntry();
    }

    /** The jar or directory that a class is in. */
    static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
