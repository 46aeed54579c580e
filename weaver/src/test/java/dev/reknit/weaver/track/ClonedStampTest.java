package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A clone is an object that nobody has saved, whoever made it. */
class ClonedStampTest {
    private static final String BASE = """
            package a;
            public class Base implements Cloneable {
                private int count;
                void add() { count++; }
                @Override public Base clone() {
                    try { return (Base) super.clone(); } catch (CloneNotSupportedException impossible) { throw new AssertionError(impossible); }
                }
                public String toString() { return Integer.toString(count); }
            }
            """;

    /** Has a clone made by another thread while a call that has changed the original goes on, and changes that. */
    private static final String HEIR = """
            package a;
            public class Heir extends Base implements Runnable {
                private int own;
                private Heir copy;
                @dev.reknit.Checkpointed void addBoth() { add(); own++; }
                @dev.reknit.Checkpointed public void run() {
                    addBoth();
                    Thread other = new Thread(() -> copy = (Heir) clone());
                    other.start();
                    try { other.join(); } catch (InterruptedException e) { throw new AssertionError(e); }
                    last = copy;
                    copy.add();
                    copy.own = 7;
                }
                private static Heir last;
                public String toString() { return super.toString() + own + (last == null ? "" : last.inside()); }
                private String inside() { return " " + super.toString() + own; }
            }
            """;

    @Test
    void cloneMadeByAnotherThread_isSavedBeforeItIsChanged() throws Throwable {
        Build build = Build.of(BASE, HEIR).weave();
        Runnable heir = build.create("a.Heir");
        Scopes.rolledBack(heir, heir::run);
        assertThat(heir).hasToString("00 11");
    }
}
