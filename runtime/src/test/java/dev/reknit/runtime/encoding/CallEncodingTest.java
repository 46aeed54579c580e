package dev.reknit.runtime.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallEncodingTest {
    private static final StateTypes TYPES =
            StateTypes.of(CallEncodingTest.class.getClassLoader(), List.of(Node.class.getName()));

    private final ClassTable classes = new ClassTable();
    private final CallEncoding encoding = new CallEncoding(classes);
    private final CallDecoding decoding = new CallDecoding(TYPES);

    private Object[] read(int length, CallShape stored, CallShape today) {
        decoding.classes(classes.describe(0));
        return decoding.arguments(encoding.bytes(), 0, length, stored, today);
    }

    @Test
    void arguments_areThereAgain() {
        Node node = new Node(5);
        node.any = new ArrayList<>(List.of("x", node));
        CallShape shape = CallShape.of(
                "put",
                List.of("count", "node", "same"),
                List.of("I", "Ldev/reknit/runtime/encoding/Node;", "Ljava/lang/Object;"));
        for (int i = 0; i < 3; i++) {
            StateWriter to = encoding.begin();
            to.putInt(i);
            to.putReference(node);
            to.putReference(node);
            Object[] read = read(encoding.end(), shape, shape);
            assertThat(read).hasSize(3).startsWith(i);
            Node copy = (Node) read[1];
            assertThat(copy).isSameAs(read[2]).isNotSameAs(node);
            assertThat(copy.any).isEqualTo(List.of("x", copy));
        }
    }

    @Test
    void parametersThatWereMovedAndAdded_areFoundByName() {
        CallShape stored = CallShape.of("put", List.of("a", "b"), List.of("I", "Ljava/lang/String;"));
        CallShape today = CallShape.of("put", List.of("b", "c", "a"), List.of("Ljava/lang/Object;", "D", "J"));
        StateWriter to = encoding.begin();
        to.putInt(-4);
        to.putReference("text");
        assertThat(read(encoding.end(), stored, today)).containsExactly("text", 0.0, -4L);
    }
}
