package dev.reknit.scenarios.policies;

import dev.reknit.Checkpointed;
import dev.reknit.Ephemeral;
import dev.reknit.Retry;
import dev.reknit.scenarios.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** State that is put back when a call fails. */
public final class Ledger {
    @Ephemeral
    private final Script script;

    private final List<String> entries = new ArrayList<>();
    private final Map<String, long[]> balances = new TreeMap<>();
    private int version;

    @Ephemeral
    private final List<List<String>> found = new ArrayList<>();

    public Ledger(Script script) {
        this.script = script;
    }

    @Checkpointed
    public int book(String name, long amount) {
        enter(name, amount);
        return script.attempt();
    }

    @Checkpointed
    @Retry(jitter = 0)
    public int bookAgain(String name, long amount) {
        found.add(List.copyOf(entries));
        enter(name, amount);
        return script.attempt();
    }

    /** A result that is not accepted is a failure of the attempt as well. */
    @Checkpointed
    @Retry(jitter = 0, on = "isEarly")
    public int bookUntil(String name, long amount) {
        found.add(List.copyOf(entries));
        enter(name, amount);
        return script.attempt();
    }

    private boolean isEarly(int attempt) {
        return attempt < 3;
    }

    /** An inner call that fails, and an outer one that goes on. */
    @Checkpointed
    public void bookBoth(String name, long amount) {
        enter(name, amount);
        try {
            book("inner", 1);
        } catch (RuntimeException taken) {
            entries.add("inner failed");
        }
    }

    /** An inner call that succeeds, and an outer one that fails. */
    @Checkpointed
    public void bookNone(String name, long amount) {
        bookBoth(name, amount);
        throw new IllegalStateException("none");
    }

    @Checkpointed(skipOn = IOException.class)
    public void bookHalf(String name, long amount) throws IOException {
        enter(name, amount);
        throw new IOException("half");
    }

    @Checkpointed(arguments = true)
    public void drain(List<String> from, StringBuilder log) {
        entries.addAll(from);
        from.clear();
        log.append("drained");
        script.attempt();
    }

    /** Leaves the state in an odd way while it runs; no other thread may see it. */
    @Checkpointed
    public void bookSlowly(Runnable inTheMiddle) {
        version = -1;
        inTheMiddle.run();
        version = 1;
    }

    @Checkpointed
    public int version() {
        return version;
    }

    private void enter(String name, long amount) {
        version++;
        entries.add(name);
        balances.computeIfAbsent(name, each -> new long[1])[0] += amount;
    }

    public String state() {
        StringBuilder state = new StringBuilder().append(version).append(entries);
        balances.forEach((name, cents) -> state.append(name).append('=').append(cents[0]));
        return state.toString();
    }

    /** The entries that each attempt found. */
    public List<List<String>> found() {
        return found;
    }
}
