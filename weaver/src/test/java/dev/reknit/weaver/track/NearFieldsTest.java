package dev.reknit.weaver.track;

import static dev.reknit.weaver.track.Near.CELL;
import static dev.reknit.weaver.track.Near.OWNER;
import static dev.reknit.weaver.track.Near.WRITER;
import static dev.reknit.weaver.track.Near.restored;
import static dev.reknit.weaver.track.Near.tracked;
import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.state.Kinds;
import dev.reknit.weaver.report.StateField;
import dev.reknit.weaver.report.StateField.Handling;
import org.junit.jupiter.api.Test;

/** In a build, fields are tracked, too, that classes of the same package or subclasses write. */
class NearFieldsTest {
    @Test
    void fieldsWrittenByAnotherClassOfThePackage_areTracked() throws Throwable {
        Build build = Build.of(CELL, OWNER, WRITER).weave();
        assertThat(tracked(build, "a/Cell")).contains("count", "share", "numbers", "next");
        assertThat(build.report("a/Cell").state())
                .contains(new StateField("next", Handling.TRACKED, "only classes of its build write it, and log that"));
        restored(build.create("a.Owner"));
    }

    @Test
    void fieldsWrittenBySubclasses_areTracked() throws Throwable {
        String heir = """
                package b;
                public class Heir extends a.Cell implements Runnable {
                    private final Runnable lambda = () -> share++;
                    @dev.reknit.Checkpointed public void run() {
                        share *= 3;
                        share++;
                        numbers[0]--;
                        lambda.run();
                        next = next == null ? new Heir() : null;
                        new Object() { void write() { numbers = new int[] {7, numbers[0]}; } }.write();
                    }
                }
                """;
        String mate = """
                package a;
                public class Mate extends Cell implements Runnable {
                    private final b.Heir heir = new b.Heir();
                    @dev.reknit.Checkpointed public void run() {
                        count += 5;
                        super.share = 9;
                        ((Cell) heir).count++;
                        heir.next = this;
                        next = null;
                    }
                    public String toString() { return super.toString() + ((Cell) heir).count + (heir.next == this); }
                }
                """;
        Build build = Build.of(CELL, heir, mate).weave();
        assertThat(tracked(build, "a/Cell")).contains("count", "share", "numbers", "next");
        restored(build.create("b.Heir"));
        Runnable one = build.create("a.Mate");
        String before = one.toString();
        Scopes.rolledBack(one, one::run);
        assertThat(one.toString()).isEqualTo(before);
    }

    @Test
    void fieldOfAClassThatTheWriterCannotSee_isTracked() throws Throwable {
        String hidden = "package a; class Hidden { protected int count; protected long[] sums = {1, 2}; }";
        String shown = "package a; public class Shown extends Hidden {}";
        String heir = """
                package b;
                public class Heir extends a.Shown implements Runnable {
                    @dev.reknit.Checkpointed public void run() { count++; sums[1]++; }
                    public String toString() { return count + " " + sums[1]; }
                }
                """;
        Build build = Build.of(hidden, shown, heir).weave();
        assertThat(tracked(build, "a/Hidden")).containsExactlyInAnyOrder("count", "sums");
        restored(build.create("b.Heir"));
    }

    private static final String TABLE = """
            package a;
            public class Table implements Runnable {
                protected Entry[] data = new Entry[1 << 9];
                int size;
                private final Filler filler = new Filler();
                private int at;
                public Table() {
                    for (int i = 0; i < 2_000; i++) filler.put(this, i, "v" + i);
                }
                @dev.reknit.Checkpointed public void run() {
                    at++;
                    filler.put(this, at * 3, "changed");
                    filler.put(this, 3_000 + at, "new");
                    filler.remove(this, at * 7);
                }
                public String toString() {
                    long hash = 0;
                    for (int i = 0; i < data.length; i++)
                        for (Entry each = data[i]; each != null; each = each.next)
                            hash = hash * 31 + each.key * 7 + each.value.hashCode();
                    return size + " " + hash;
                }
                public Object first() { return data[5]; }
            }
            """;

    private static final String ENTRY =
            "package a; class Entry { final int key; protected Object value; protected Entry next;"
                    + " Entry(int key) { this.key = key; } }";

    private static final String FILLER = """
            package a;
            class Filler {
                void put(Table table, int key, Object value) {
                    int slot = key & table.data.length - 1;
                    for (Entry each = table.data[slot]; each != null; each = each.next) {
                        if (each.key == key) {
                            each.value = value;
                            return;
                        }
                    }
                    Entry added = new Entry(key);
                    added.value = value;
                    added.next = table.data[slot];
                    table.data[slot] = added;
                    table.size++;
                }
                void remove(Table table, int key) {
                    int slot = key & table.data.length - 1;
                    Entry before = null;
                    for (Entry each = table.data[slot]; each != null; before = each, each = each.next) {
                        if (each.key == key) {
                            if (before == null) {
                                table.data[slot] = each.next;
                            } else {
                                before.next = each.next;
                            }
                            table.size--;
                            return;
                        }
                    }
                }
            }
            """;

    @Test
    void linkedStructure_costsWhatIsChanged() throws Throwable {
        Runnable table = Build.of(TABLE, ENTRY, FILLER).weave().create("a.Table");
        restored(table);
        Object entry = table.getClass().getMethod("first").invoke(table);
        assertThat(Kinds.isCopied(table)).isFalse();
        assertThat(Kinds.isCopied(entry)).isFalse();
        assertThat(Scopes.logged(table, table::run)).isPositive().isLessThan(100);
    }

    @Test
    void withoutTheBuild_itIsRestoredAsWell() throws Throwable {
        Build build = Build.of(TABLE, ENTRY, FILLER).without("a/Filler").weave();
        assertThat(tracked(build, "a/Entry")).containsExactly("key");
        assertThat(build.report("a/Table").state())
                .filteredOn(each -> each.name().equals("data"))
                .extracting(StateField::handling)
                .containsExactly(Handling.COPIED);
        restored(build.create("a.Table"));
    }

    @Test
    void subclassThatIsNotWoven_hasAllOfItsObjectsCopied() throws Throwable {
        String user = """
                package b;
                public class User implements Runnable {
                    private final a.Base[] all = {new Own(), new Own()};
                    private static final Own SHOWN = new Own();
                    @dev.reknit.Checkpointed public void run() {
                        for (a.Base each : all) each.run();
                        all[1].write();
                    }
                    public String toString() { return all[0].toString() + all[1]; }
                }
                """;
        String base = """
                package a;
                public class Base implements Runnable {
                    protected int count;
                    protected int[] numbers = {1, 2};
                    protected Base next;
                    public void run() {}
                    public void write() { new Writing().write(this); }
                    public String toString() { return count + ":" + numbers[0] + (next == null ? "" : ">" + next); }
                }
                """;
        String writing = "package a; class Writing { void write(Base to) { to.count += 10; to.numbers[0] += 10; } }";
        String own = """
                package b;
                public class Own extends a.Base {
                    public void run() {
                        count++;
                        numbers[0]--;
                        next = new Own();
                    }
                }
                """;
        Build build = Build.of(user, base, writing, own);
        byte[] plain = build.classFile("b/Own");
        build.without("b/Own");
        // Shown to this build as what it is, the subclass opens the fields.
        build.weave();
        restored(build.create("b.User"));
        assertThat(tracked(build, "a/Base")).isEmpty();

        Build apart = Build.of(base, writing)
                .compile(user.replace("new Own()", "other()")
                        .replace(
                                "private static final Own SHOWN = other();",
                                "static a.Base other() { try { return (a.Base)"
                                        + " Class.forName(\"b.Own\").getConstructor().newInstance(); } catch (Exception e) { throw new"
                                        + " AssertionError(e); } }"));
        apart.weave();
        assertThat(tracked(apart, "a/Base")).contains("count", "numbers");
        apart.replace("b/Own", plain);
        restored(apart.create("b.User"));
    }
}
