package dev.reknit.benchmarks;

import dev.reknit.benchmarks.state.Account;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A scope around a call that does nothing, and around one that writes one field of a small object and fails. */
public class StateScopeBenchmark extends StateBenchmark {
    @Param({"Plain", "ByHand", "Reknit", "ReknitQuiet", "Kryo", "Fory", "JavaSerialization", "Narayana"})
    public String by = "";

    @SuppressWarnings("NullAway.Init")
    private Account account;

    @Setup
    public void create() {
        account = Account.of(by);
    }

    @Benchmark
    public void nothing() {
        account.nothing();
    }

    @Benchmark
    public void oneWrite() {
        account.fail(value++);
    }
}
