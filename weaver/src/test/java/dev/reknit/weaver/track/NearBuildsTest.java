package dev.reknit.weaver.track;

import static dev.reknit.weaver.track.Near.CELL;
import static dev.reknit.weaver.track.Near.OWNER;
import static dev.reknit.weaver.track.Near.WRITER;
import static dev.reknit.weaver.track.Near.restored;
import static dev.reknit.weaver.track.Near.tracked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.state.Kinds;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.model.ClassModelReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Fields that other classes write are tracked if these can be woven, in this build or an earlier one; else they are copied. */
class NearBuildsTest {
    @Test
    void publicFields_areCopied() throws Throwable {
        Build build = Build.of(CELL.replace("    int count", "    public int count"), OWNER, WRITER)
                .weave();
        assertThat(tracked(build, "a/Cell")).doesNotContain("count").contains("share");
        restored(build.create("a.Owner"));
    }

    @Test
    void writerThatIsNotWoven_leavesTheFieldsCopied() throws Throwable {
        Build build = Build.of(CELL, OWNER, WRITER).without("a/Writer").weave();
        assertThat(tracked(build, "a/Cell")).isEmpty();
        assertThat(build.report("a/Cell").problems()).isEmpty();
        restored(build.create("a.Owner"));
    }

    @Test
    void writerThatIsTooLarge_leavesTheFieldsCopied() throws Throwable {
        StringBuilder much = new StringBuilder("package a; class Writer { void write(Cell cell) {");
        for (int i = 0; i < 5_000; i++) {
            much.append("cell.count++;");
        }
        Build build = Build.of(CELL, OWNER, much + "cell.share--; } }").weave();
        assertThat(tracked(build, "a/Cell")).doesNotContain("count", "share");
        restored(build.create("a.Owner"));
    }

    @Test
    void fieldThatAHandleMayName_isCopied() throws Throwable {
        String handle = """
                package a;
                class Writer {
                    private static final java.util.concurrent.atomic.AtomicReferenceFieldUpdater<Cell, Object> HELD
                            = java.util.concurrent.atomic.AtomicReferenceFieldUpdater.newUpdater(Cell.class, Object.class, "held");
                    void write(Cell cell) {
                        HELD.set(cell, HELD.get(cell) + "x");
                        cell.count++;
                    }
                }
                """;
        Build build = Build.of(CELL.replace("Object held", "volatile Object held"), OWNER, handle)
                .weave();
        assertThat(tracked(build, "a/Cell")).contains("count").doesNotContain("held");
        restored(build.create("a.Owner"));
    }

    @Test
    void ownerCompiledAgainAlone_isAnError() {
        Build build = Build.of(CELL, OWNER, WRITER).weave().compile(CELL).weave();
        assertThat(build.report("a/Cell").problems())
                .extracting(Problem::line)
                .singleElement()
                .asString()
                .contains("was compiled again without a.Writer, which is woven together with it; compile both again,"
                        + " as mvn clean does");
    }

    @Test
    void ownerCompiledAgainThatIsNoLongerOwned_isAnErrorToo() {
        Build build = Build.of(CELL, OWNER, WRITER).weave();
        build.compile(CELL, OWNER.replace("@dev.reknit.Checkpointed", "")).weave();
        assertThat(build.report("a/Cell").problems())
                .extracting(Problem::severity)
                .containsExactly(Problem.Severity.ERROR);
    }

    @Test
    void writerCompiledAgainAlone_isWovenForTheOwner() throws Throwable {
        Build build = Build.of(CELL, OWNER, WRITER).weave();
        build.compile(WRITER.replace("cell.share += 2", "cell.share -= 7")).weave();
        assertThat(build.report("a/Writer").problems()).isEmpty();
        restored(build.create("a.Owner"));
    }

    @Test
    void writerCompiledAgainThatCannotBeWoven_isAnError() {
        Build build = Build.of(CELL, OWNER, WRITER).weave();
        StringBuilder much = new StringBuilder("package a; class Writer { void write(Cell cell) {");
        for (int i = 0; i < 5_000; i++) {
            much.append("cell.count++;");
        }
        build.compile(much + "} }").weave();
        assertThat(build.report("a/Writer").problems())
                .extracting(Problem::line)
                .singleElement()
                .asString()
                .contains(
                        "writes fields of a.Cell, which was woven to log such changes, and cannot be woven so itself");
    }

    @Test
    void subclassInAnotherBuild_isWovenForItsSuperclass() throws Throwable {
        Build jar = Build.of(CELL, OWNER, WRITER).weave();
        String heir = """
                package c;
                public class Far extends a.Cell implements Runnable {
                    private int own;
                    @dev.reknit.Checkpointed public void run() {
                        own++;
                        share = own;
                        numbers[2] += own;
                    }
                    public String toString() { return own + super.toString(); }
                }
                """;
        jar.compile(heir).weave();
        Runnable far = jar.create("c.Far");
        assertThat(Kinds.isCopied(far)).isFalse();
        restored(far);
    }

    @Test
    void classThatOnlyReadsNumbers_staysAsItIs() {
        String reader = "package a; class Reader { int read(Cell cell) { return cell.count; } }";
        Build build = Build.of(CELL, OWNER, WRITER, reader).weave();
        assertThat(tracked(build, "a/Cell")).contains("count");
        assertThat(ClassModelReader.outline(build.classFile("a/Reader")).isWoven())
                .isFalse();
    }

    @Test
    void anyOrderOfTheClasses_givesTheSame() {
        String part = """
                package a;
                class Part {
                    private int count;
                    static class Mate extends Above { private int more; int more() { return more++; } }
                }
                """;
        String above = "package a; class Above { private int number; int number() { return number++; } }";
        String owner = OWNER.replace("private final Cell", "private final Part part = new Part(); private final Cell");
        Build first = Build.of(CELL, owner, WRITER, part, above).weave();
        for (int i = 0; i < 10; i++) {
            Build again = Build.of(CELL, owner, WRITER, part, above).weave();
            assertThat(List.of("a/Cell", "a/Owner", "a/Writer", "a/Part", "a/Part$Mate", "a/Above"))
                    .allSatisfy(each -> assertThat(again.classFile(each)).isEqualTo(first.classFile(each)));
        }
    }
}
