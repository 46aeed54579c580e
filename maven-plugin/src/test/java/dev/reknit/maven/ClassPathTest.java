package dev.reknit.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathTest {
    @TempDir
    private Path directory;

    @Test
    void directoriesAndJars_areAskedInOrder() throws IOException {
        Path jar = directory.resolve("a.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("it/A.class"));
            out.write(1);
            out.putNextEntry(new ZipEntry("it/B.class"));
            out.write(1);
        }
        Path classes = Files.createDirectories(directory.resolve("classes"));
        Files.createDirectory(classes.resolve("it"));
        Files.write(classes.resolve("it/B.class"), new byte[] {2});
        try (ClassPath classPath = new ClassPath(List.of(directory.resolve("absent"), classes, jar))) {
            assertThat(classPath.find("it/A")).contains(new byte[] {1});
            assertThat(classPath.find("it/B")).contains(new byte[] {2});
            assertThat(classPath.find("it/C")).isEmpty();
        }
    }

    @Test
    void classesOfTheJdk_areFound() throws IOException {
        try (ClassPath classPath = new ClassPath(List.of())) {
            assertThat(classPath.index().isSubtype("java/util/ArrayList", "java/util/List"))
                    .contains(true);
        }
    }
}
