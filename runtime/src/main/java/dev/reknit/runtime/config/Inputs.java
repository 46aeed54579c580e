package dev.reknit.runtime.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.function.Supplier;

/**
 * What a configuration is read from, but for class paths.
 *
 * @param properties gives the system properties
 * @param environment the environment variables
 * @param file the file in the working folder
 */
public record Inputs(Supplier<Properties> properties, Map<String, String> environment, Path file) {
    /** Those of this program. */
    public static Inputs ofProgram() {
        return new Inputs(
                System::getProperties,
                System.getenv(),
                Path.of(ClassPathFiles.NAME).toAbsolutePath());
    }
}
