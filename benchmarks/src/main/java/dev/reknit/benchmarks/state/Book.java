package dev.reknit.benchmarks.state;

/** A map of orders by their numbers, which are 0, 1, 2 and so on, as one contender has it. */
public interface Book {
    /** Makes a book of one contender, full of orders with the amount 0. */
    static Book of(String by, int entries) {
        return switch (by) {
            case "Plain" -> new PlainBook(entries);
            case "ByHand" -> new ByHandBook(entries);
            case "Reknit" -> new ReknitBook(entries);
            case "ReknitQuiet" -> Logs.quiet(new ReknitBook(entries));
            case "Vavr" -> new VavrBook(entries);
            case "Narayana" -> new NarayanaBook(entries);
            default -> new CopiedBook(entries, Copier.of(by));
        };
    }

    /** Puts in other orders with these numbers, being able to go back until all are in. */
    void keep(long[] ids, long amount);

    /** Does the same, fails, and puts everything back; returns as if nothing had been. */
    void fail(long[] ids, long amount);

    /** What an order is like. */
    String order(long id);
}
