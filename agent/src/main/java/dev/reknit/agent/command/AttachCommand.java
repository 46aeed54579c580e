package dev.reknit.agent.command;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.reknit.agent.Startup;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code attach PID}: brings the agent into a running JVM. */
@Command(
        name = "attach",
        description = {
            "Brings the agent into a running JVM of this user on this machine.",
            "Classes that are loaded later are woven as ever; of classes that are loaded already, what the JVM"
                    + " allows. Prints what was woven and what was not."
        },
        mixinStandardHelpOptions = true)
final class AttachCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PID", description = "The process, as jcmd lists it.")
    private long pid;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "OPTIONS",
            defaultValue = "",
            description = "Options of the agent: key=value,key=value.")
    private String options = "";

    @Spec
    @SuppressWarnings("NullAway.Init") // set before the call
    private CommandSpec spec;

    private AttachCommand() {}

    @Override
    public Integer call() {
        if (pid == ProcessHandle.current().pid()) {
            return failed("process " + pid + " is this command itself; name the process of the program");
        }
        try {
            return attach();
        } catch (AttachNotSupportedException | IOException refused) {
            return failed("cannot attach to process " + pid + ": " + refused.getMessage() + why());
        } catch (AgentLoadException | AgentInitializationException refused) {
            return failed("process " + pid + " does not load the agent: " + refused.getMessage());
        } catch (URISyntaxException impossible) {
            return failed("the agent does not know its own jar: " + impossible.getMessage());
        } catch (NoClassDefFoundError missing) {
            return failed("this Java has no module jdk.attach; run the command with a JDK");
        }
    }

    private int attach()
            throws AttachNotSupportedException, IOException, AgentLoadException, AgentInitializationException,
                    URISyntaxException {
        Path self = Path.of(Startup.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .toAbsolutePath();
        VirtualMachine jvm = VirtualMachine.attach(Long.toString(pid));
        try {
            jvm.loadAgent(self.toString(), options);
            String outcome = jvm.getSystemProperties().getProperty(Startup.ATTACHED);
            if (outcome == null) {
                return failed("the agent did not start in process " + pid + "; its error stream says why");
            }
            spec.commandLine().getOut().println("attached to process " + pid);
            spec.commandLine()
                    .getOut()
                    .println(outcome.isEmpty() ? "no loaded class has Reknit's annotations" : outcome);
            return Main.DONE;
        } finally {
            jvm.detach();
        }
    }

    private String why() {
        return ProcessHandle.of(pid)
                .map(process -> process.info()
                                .user()
                                .equals(ProcessHandle.current().info().user())
                        ? "; is it a JVM, and does it allow attaching (-XX:+DisableAttachMechanism forbids it)?"
                        : "; it belongs to " + process.info().user().orElse("another user")
                                + ", run the command as that user")
                .orElse("; there is no such process, see jcmd for the list");
    }

    private int failed(String message) {
        spec.commandLine().getErr().println("reknit-agent: " + message);
        return Main.FAILED;
    }
}
