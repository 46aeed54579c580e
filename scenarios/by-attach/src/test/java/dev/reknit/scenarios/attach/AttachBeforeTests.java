package dev.reknit.scenarios.attach;

import com.sun.tools.attach.VirtualMachine;
import dev.reknit.scenarios.Script;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Loads every class of the scenarios, then attaches the agent to this JVM, before any test runs. */
public final class AttachBeforeTests implements LauncherSessionListener {
    private static boolean attached;

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (attached) {
            return;
        }
        attached = true;
        try {
            loadScenarios();
            VirtualMachine self =
                    VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
            self.loadAgent(System.getProperty("reknit.agent.jar"));
            self.detach();
        } catch (Exception failure) {
            throw new IllegalStateException("cannot attach the agent to this JVM", failure);
        }
    }

    private static void loadScenarios() throws Exception {
        Path jar = Path.of(
                Script.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        try (JarFile scenarios = new JarFile(jar.toFile())) {
            for (JarEntry each : scenarios.stream().toList()) {
                if (each.getName().endsWith(".class")) {
                    String name = each.getName().replace('/', '.').replaceFirst("\\.class$", "");
                    Class.forName(name, false, Script.class.getClassLoader());
                }
            }
        }
    }
}
