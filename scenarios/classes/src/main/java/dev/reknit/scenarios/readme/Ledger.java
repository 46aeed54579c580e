package dev.reknit.scenarios.readme;

import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import java.util.HashMap;
import java.util.Map;

/** What the README says of state that survives. */
@Checkpointed(every = 1_000)
public class Ledger {
    private final Map<String, Long> balances = new HashMap<>();

    /** Adds an amount to an account. */
    @Journaled
    public void book(String account, long amount) {
        balances.merge(account, amount, Math::addExact);
    }

    /** What is in an account. */
    public long balance(String account) {
        return balances.getOrDefault(account, 0L);
    }
}
