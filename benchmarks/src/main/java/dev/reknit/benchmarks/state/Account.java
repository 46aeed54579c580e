package dev.reknit.benchmarks.state;

/** A small object, as one contender has it. */
public interface Account {
    /** Makes an account of one contender, with the balance 0. */
    static Account of(String by) {
        return switch (by) {
            case "Plain" -> new PlainAccount();
            case "ByHand" -> new ByHandAccount();
            case "Reknit" -> new ReknitAccount();
            case "ReknitQuiet" -> Logs.quiet(new ReknitAccount());
            case "Narayana" -> new NarayanaAccount();
            default -> new CopiedAccount(Copier.of(by));
        };
    }

    /** Does nothing, being able to go back. */
    void nothing();

    /** Sets the balance, fails, and sets it back; returns as if nothing had been. */
    void fail(long balance);

    /** The balance. */
    long balance();
}
