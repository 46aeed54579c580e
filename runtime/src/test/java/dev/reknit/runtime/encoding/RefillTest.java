package dev.reknit.runtime.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Objects in final fields, which the constructor makes and which stay. */
class RefillTest {
    private static void fill(Object there, Object saved) {
        Saved.decoding(List.of(Saved.all(new ObjectTable(), saved)), Kinds.CLASSES)
                .fill(there, 1);
    }

    @Test
    void arraysAndObjectsInFinalFields_areFilledInPlace() {
        long[] array = new long[2];
        Node node = new Node(1);
        Cell there = new Cell(array, new Cell(node, null));
        Node saved = new Node(2);
        saved.any = "any";
        fill(there, new Cell(new long[] {5, 6}, new Cell(saved, null)));
        assertThat(array).containsExactly(5, 6);
        assertThat(node.any).isEqualTo("any");
        assertThat(node.id).as("what the constructor gave").isEqualTo(1);
    }

    @Test
    void arrayOfAnotherLength_isRefused() {
        assertThatThrownBy(() -> fill(new Cell(new int[3], null), new Cell(new int[4], null)))
                .isInstanceOf(StateReadException.class)
                .hasMessageContaining("an array of 3 elements, and the saved state has one of 4");
    }

    @Test
    void finalFieldOfAnotherClass_isRefused() {
        assertThatThrownBy(() -> fill(new Cell(new Node(1), null), new Cell(new Name("n"), null)))
                .isInstanceOf(StateReadException.class)
                .hasMessageContaining("A final field refers to a dev.reknit.runtime.encoding.Node");
        assertThatThrownBy(() -> fill(new Cell(null, null), new Cell(new Name("n"), null)))
                .hasMessageContaining("A final field is null");
    }

    @Test
    void objectOfAnotherClassThanWasSaved_isRefusedWithBoth() {
        assertThatThrownBy(() -> fill(new Node(1), new Cell(null, null)))
                .isInstanceOf(StateReadException.class)
                .hasMessage("it was saved as dev.reknit.Cell, and is constructed as " + Node.class.getName()
                        + " now. Construct the former, or give " + Node.class.getName()
                        + " a @Checkpointed(name = \"...\") of its own");
    }

    @Test
    void oneObjectForTwoFinalFields_isRefused() {
        Node node = new Node(1);
        assertThatThrownBy(() ->
                        fill(new Cell(new Node(1), new Cell(new Node(1), null)), new Cell(node, new Cell(node, null))))
                .hasMessageContaining("Two final fields");
    }
}
