package dev.reknit.runtime.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.StateCaptureException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RefusalTest {
    private final Book book = new Book("main");

    private void assertRefused(String... parts) {
        ObjectTable table = new ObjectTable();
        assertThatThrownBy(() -> Saved.all(table, book))
                .isInstanceOf(StateCaptureException.class)
                .hasMessageContainingAll(parts);
        assertThat(table.size()).isZero();
    }

    @Test
    void threadInAMapOfAnObject_isNamedByItsPath() {
        Node node = new Node(1);
        node.any = new TreeMap<>(java.util.Map.of("worker", new Thread()));
        book.lines.add("first");
        book.lines.add(node);
        assertRefused("Book.lines[1].any[worker] refers to a java.lang.Thread, which is running code");
    }

    @Test
    void lambdaAsComparator_isNamedByItsPath() {
        book.any = new TreeMap<Object, Object>(Comparator.comparing(Object::toString));
        assertRefused("Book.any.comparator refers to ", "which is a lambda");
    }

    @Test
    void streamsAndForeignObjects_areRefused() {
        book.any = new java.io.ByteArrayInputStream(new byte[0]);
        assertRefused("Book.any refers to a java.io.ByteArrayInputStream", "@Ephemeral");
        book.any = new Object();
        assertRefused("Book.any refers to a java.lang.Object, which is neither woven nor has a codec");
        book.any = List.of(1, 2, 3, 4).subList(1, 2);
        assertRefused("Book.any");
    }

    @Test
    void whatWasRefusedInAnArgument_isToldAtOnce() {
        StateWriter to = new CallEncoding(new ClassTable()).begin();
        assertThatThrownBy(() -> to.putReference(new Thread()))
                .isInstanceOf(StateCaptureException.class)
                .hasMessage("An argument holds a java.lang.Thread, which is running code; pass data");
        StateWriter named = new CallEncoding(new ClassTable()).begin("Book.add(Object)");
        assertThatThrownBy(() -> named.putReference(new java.net.ServerSocket()))
                .hasMessage(
                        "An argument of Book.add(Object) holds a java.net.ServerSocket, which is connected to something"
                                + " outside; pass data");
        assertThatThrownBy(() -> to.putReference(new Object()))
                .hasMessage("An argument holds a java.lang.Object, which is neither woven nor has a codec; pass data");
    }

    @Test
    void encodingThatFailed_leavesNothingBehind() {
        ObjectTable table = new ObjectTable();
        Saved base = Saved.all(table, book);
        Node node = new Node(1);
        book.lines.add(node);
        book.any = new Thread();
        GraphEncoding failing = new GraphEncoding(table, new Saved());
        failing.changed(book.lines);
        assertThatThrownBy(() -> failing.changed(book)).isInstanceOf(StateCaptureException.class);
        book.any = node;
        Saved increment = new Saved();
        GraphEncoding encoding = new GraphEncoding(table, increment);
        encoding.changed(book.lines);
        encoding.changed(book);
        encoding.finish();
        Book copy = (Book)
                Saved.decoding(List.of(base, increment), Node.class, Book.class).read(1);
        assertThat(copy.any).isInstanceOf(Node.class).isSameAs(copy.lines.get(0));
    }
}
