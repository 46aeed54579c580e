package dev.reknit.weaver.check;

/** The rules of {@link dev.reknit.Journaled}. */
final class JournaledCheck implements Check {
    @Override
    public void check(Subject subject, Problems problems) {}
}
