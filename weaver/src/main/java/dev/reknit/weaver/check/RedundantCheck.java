package dev.reknit.weaver.check;

/** The rules of {@link dev.reknit.Redundant}, which are others on a field than on a method. */
final class RedundantCheck implements Check {
    @Override
    public void check(Subject subject, Problems problems) {
        FailureLists failures = new FailureLists(subject, problems, "failOn", "skipOn");
        failures.checkNotEmpty();
        failures.checkContradictions();
        if (subject.field() != null) {
            new RedundantField(subject, problems, subject.field()).check();
        } else {
            new RecoveryBlock(subject, problems).check();
        }
    }
}
