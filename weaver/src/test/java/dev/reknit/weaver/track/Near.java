package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.weaver.report.StateField;
import dev.reknit.weaver.report.StateField.Handling;
import java.util.Set;
import java.util.stream.Collectors;

/** A class with fields that are neither private nor public, one that is checkpointed and has it, and one that writes them. */
final class Near {
    static final String CELL = """
            package a;
            public class Cell {
                int count;
                protected double share;
                protected int[] numbers = new int[3];
                Object held = new java.util.Date(0);
                protected Cell next;
                public String toString() {
                    return count + "," + share + "," + java.util.Arrays.toString(numbers) + ","
                            + (held instanceof java.util.Date at ? at.getTime() : held) + (next == null ? "" : ">" + next);
                }
            }
            """;

    static final String OWNER = """
            package a;
            public class Owner implements Runnable {
                private final Cell cell = new Cell();
                @dev.reknit.Checkpointed public void checkpointed() {}
                public void run() {
                    new Writer().write(cell);
                }
                public String toString() { return cell.toString(); }
            }
            """;

    static final String WRITER = """
            package a;
            class Writer {
                void write(Cell cell) {
                    cell.count++;
                    cell.share += 2;
                    cell.numbers[1]++;
                    if (cell.held instanceof java.util.Date at) {
                        at.setTime(at.getTime() + 1);
                    }
                    cell.next = new Cell();
                }
            }
            """;

    private Near() {}

    /** Holds an object against what it was before each call that fails. */
    static void restored(Runnable owner) throws Throwable {
        owner.run();
        for (int i = 0; i < 2; i++) {
            String before = owner.toString();
            Scopes.rolledBack(owner, () -> {
                owner.run();
                assertThat(owner.toString()).isNotEqualTo(before);
                String between = owner.toString();
                Scopes.rolledBack(owner, owner::run);
                assertThat(owner.toString()).isEqualTo(between);
                Scopes.committed(owner, owner::run);
            });
            assertThat(owner.toString()).isEqualTo(before);
            owner.run();
        }
    }

    /** The fields of a class that are not copied. */
    static Set<String> tracked(Build build, String name) {
        return build.report(name).state().stream()
                .filter(each -> each.handling() == Handling.TRACKED || each.handling() == Handling.SHARED)
                .map(StateField::name)
                .collect(Collectors.toSet());
    }
}
