package dev.reknit.benchmarks.startup;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** The program that is started: makes an object of each generated class, and prints
 * what it took: milliseconds of processor time, and its peak memory in kB (0 where there is no {@code /proc}). */
public final class StartupApplication {
    private StartupApplication() {}

    /** Takes the number of classes. */
    public static void main(String[] arguments) throws Exception {
        int sum = 0;
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            Object service = Class.forName("generated.Service" + i)
                    .getDeclaredConstructor()
                    .newInstance();
            sum += service.hashCode();
        }
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        System.out.println(system.getProcessCpuTime() / 1_000_000 + " " + peakKb());
        if (sum == 42) {
            System.err.println("so that the objects are used");
        }
    }

    private static String peakKb() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (Files.exists(status)) {
            for (String line : Files.readAllLines(status)) {
                if (line.startsWith("VmHWM:")) {
                    return line.replaceAll("\\D", "");
                }
            }
        }
        return "0";
    }
}
