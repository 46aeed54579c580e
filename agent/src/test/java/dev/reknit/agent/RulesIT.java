package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.Ruled;
import dev.reknit.agent.Program.Result;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A program that knows nothing of Reknit, and rules about it. */
class RulesIT {
    private static final String RETRY =
            "execution(* com.acme.Ruled.ask()) => Retry(maxRetries = 4, jitter = 0, retryOn = java.io.IOException)\n";

    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void pack() throws Exception {
        jar = Jars.pack(folder.resolve("plain.jar"), Ruled.class);
    }

    private Path rules(String... lines) throws IOException {
        return Files.writeString(folder.resolve("my.rules"), String.join("\n", lines));
    }

    @ParameterizedTest
    @MethodSource("dev.reknit.agent.Jdks#homes")
    void rulesAsAgentOption_apply(Path javaHome) throws Exception {
        Result result = Program.java(javaHome)
                .agent("rules=" + rules(RETRY))
                .classPath(jar)
                .option("-Xverify:all")
                .main(Ruled.class)
                .run()
                .ok();

        assertThat(result.out())
                .startsWith("answer after 3\n[@dev.reknit.Retry(")
                .contains("maxRetries=4");
        assertThat(result.errors()).doesNotContain("reknit");
    }

    /** AspectJ has something to say about such types, and its messages are no class files. */
    @Test
    void rulesThatNameTypesThatAreNotThere_apply() throws Exception {
        Path rules = rules(
                "@annotation(com.acme.Missing) || within(com.acme.Missing+) || " + RETRY.trim(),
                "execution(@com.acme.Missing * *(..)) || execution(* com.acme.Ruled.main(..)) && @within(com.acme.Missing)"
                        + " || execution(com.acme.Missing *(com.acme.Other, ..) throws com.acme.Third) => Timeout(5)");
        Result result = Program.java()
                .agent("rules=" + rules)
                .classPath(jar)
                .main(Ruled.class)
                .run()
                .ok();

        assertThat(result.out()).startsWith("answer after 3\n").doesNotContain("Timeout");
        assertThat(result.errors()).doesNotContain("AspectJ");
    }

    @Test
    void rulesInTheWorkingFolder_apply() throws Exception {
        Files.writeString(folder.resolve("reknit.rules"), RETRY);

        Result result = Program.java()
                .agent()
                .classPath(jar)
                .in(folder)
                .main(Ruled.class)
                .run()
                .ok();

        assertThat(result.out()).startsWith("answer after 3\n");
    }

    @Test
    void rulesInAnotherJarOfTheClassPath_apply() throws Exception {
        Path extra = folder.resolve("extra.jar");
        try (OutputStream file = Files.newOutputStream(extra);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry("reknit.rules"));
            out.write(RETRY.replace("= 4", "= x").getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Path good = Files.createDirectory(folder.resolve("conf"));
        Files.writeString(good.resolve("reknit.rules"), RETRY);

        Result result = Program.java()
                .agent()
                .classPath(jar, extra, good)
                .main(Ruled.class)
                .run()
                .ok();

        assertThat(result.out()).startsWith("answer after 3\n");
        assertThat(result.errors())
                .contains(
                        "reknit: extra.jar/reknit.rules:1: Retry.maxRetries = x: is not a value of it; allowed: numbers"
                                + " of type int; the agent goes on without the rules of this file");
    }

    @Test
    void badRules_areNamedAndTheProgramGoesOnWithoutThem() throws Exception {
        Path bad = rules("", RETRY, "call(* *(..)) => Retry");

        Result result = Program.java()
                .agent("rules=" + bad)
                .classPath(jar)
                .main(Ruled.class)
                .run();

        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.errors())
                .contains("reknit: " + bad + ":4: \"call(* *(..))\" is not supported")
                .contains("Exception in thread \"main\" java.io.IOException: down");
    }

    @Test
    void rulesFileThatIsNotThere_isNamed() throws Exception {
        Result result = Program.java()
                .agent("rules=nowhere.rules")
                .classPath(jar)
                .main(Ruled.class)
                .run();

        assertThat(result.errors()).contains("reknit: nowhere.rules cannot be read as rules: java.nio.file.NoSuchFile");
    }

    @Test
    void rulesWithoutEffect_areToldAtTheEnd() throws Exception {
        Path rules = rules(
                RETRY.trim(),
                "execution(* com.acme.Ruled.a*()) => Retry(maxRetries = 5)",
                "execution(* com.acme.Rulde.*(..)) => Retry");

        Result result = Program.java()
                .agent("rules=" + rules, "report=" + folder.resolve("report.txt"))
                .classPath(jar)
                .main(Ruled.class)
                .run()
                .ok();

        assertThat(result.errors())
                .contains(rules + ":2: contradicts " + rules + ":1, which comes first and wins")
                .contains("selects no method of a class that was loaded; look for a misspelled name");
        assertThat(Files.readString(folder.resolve("report.txt")))
                .contains("ask()  Retry(maxRetries=4, jitter=0, retryOn=IOException) [rule " + rules + ":1]");
    }

    @ParameterizedTest
    @MethodSource("dev.reknit.agent.Jdks#homes")
    void classOfTheJdk_isWovenOnlyIfNamedAndPossible(Path javaHome) throws Exception {
        Path report = folder.resolve("report.txt");
        Path rules = rules(
                RETRY,
                "within(java.sql.DriverManager) && execution(* set*(..)) => Timeout(800)",
                "within(javax.sql.rowset..*) && execution(* getBytes(..)) => Retry(maxRetries = 1)",
                "execution(* java.sql.DriverManager.get*(..)) => Timeout(700)",
                "within(java.util.Arrays) && execution(* toString(..)) => Timeout(600)");

        Result result = Program.java(javaHome)
                .agent("rules=" + rules, "report=" + report)
                .classPath(jar)
                .option("-Xverify:all")
                .main(Ruled.class)
                .argument("more")
                .run()
                .ok();

        assertThat(result.out()).contains("SerialException");
        assertThat(Files.readString(report))
                .contains("setLoginTimeout(int)")
                .contains("getBytes(long,int)")
                .doesNotContain("value=700")
                .doesNotContain("value=600");
    }

    @Test
    void reportCommand_readsRulesToo() throws Exception {
        Path rules =
                rules(RETRY, "within(com.nobody.*) => Retry", "execution(* com.acme.Ruled.main(..)) => Timeout(-1)");
        Result wrong = Program.java()
                .option("-jar", Jars.AGENT.toString(), "report", "--rules", rules.toString(), jar.toString())
                .run();
        assertThat(wrong.exit()).isEqualTo(1);
        assertThat(wrong.out()).contains(rules + ":4: Timeout.value = -1: is out of range");

        Files.writeString(rules, RETRY + "within(com.nobody.*) => Retry");
        Result right = Program.java()
                .option("-jar", Jars.AGENT.toString(), "report", "--rules", rules.toString(), jar.toString())
                .run()
                .ok();
        assertThat(right.out())
                .contains("ask()  Retry(maxRetries=4, jitter=0, retryOn=IOException) [rule " + rules + ":1]")
                .contains(rules + ":2: \"within(com.nobody.*)\" selects no method");
    }
}
