package dev.reknit.weaver.check;

/** The rules of {@link dev.reknit.Checkpointed} on a class. */
final class DurableCheck {
    private final Subject at;
    private final Problems problems;

    DurableCheck(Subject at, Problems problems) {
        this.at = at;
        this.problems = problems;
    }

    void check() {
        new FailureLists(at, problems, "restoreOn", "skipOn").checkNotEmpty();
    }
}
