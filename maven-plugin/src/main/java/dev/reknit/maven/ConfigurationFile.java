package dev.reknit.maven;

import dev.reknit.runtime.config.PropertiesFile;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.select.Configured;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The file that will be on the class path with the classes.
 *
 * @param settings what it says
 * @param problems what is wrong with it whatever the classes are
 * @param fingerprint tells one content from another; empty if there is no such file
 */
record ConfigurationFile(Configured settings, List<Problem> problems, String fingerprint) {
    static final String NAME = "reknit.properties";

    /** Reads the file of a directory of classes, if there is one. */
    static ConfigurationFile read(Path classes) throws IOException {
        byte[] content;
        try {
            content = Files.readAllBytes(classes.resolve(NAME));
        } catch (NoSuchFileException absent) {
            return new ConfigurationFile(Configured.NONE, List.of(), "");
        }
        String fingerprint = ", " + NAME + " " + content.length + " bytes, hash " + Arrays.hashCode(content);
        try {
            Configured settings = Configured.of(PropertiesFile.parse(NAME, content));
            return new ConfigurationFile(settings, settings.problems(), fingerprint);
        } catch (IOException malformed) {
            Problem problem = new Problem(
                    Problem.Severity.ERROR, NAME, "", "file", null, null, String.valueOf(malformed.getMessage()));
            return new ConfigurationFile(Configured.NONE, List.of(problem), fingerprint);
        }
    }
}
