package dev.reknit.runtime.encoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class GraphEncodingTest {
    private static final Class<?>[] CLASSES = {Node.class, Cell.class, Book.class};

    @Test
    void fieldsOfAllLevels_areThereAgain() {
        Book book = new Book("main");
        book.count = -3;
        book.price = 1.5;
        book.open = true;
        book.next = book;
        book.any = "größer 中";
        Book copy = (Book) Saved.copy(book, CLASSES);
        assertThat(copy.name).isEqualTo("main");
        assertThat(copy.id).isEqualTo(7);
        assertThat(copy.count).isEqualTo(-3);
        assertThat(copy.price).isEqualTo(1.5);
        assertThat(copy.open).isTrue();
        assertThat(copy.next).isSameAs(copy);
        assertThat(copy.any).isEqualTo("größer 中");
    }

    @Test
    void aliasesAndCycles_areKept() {
        Book book = new Book("main");
        Node shared = new Node(1);
        shared.any = book;
        book.lines.add(shared);
        book.orders.put("a", shared);
        book.orders.put(1L, book.lines);
        Book copy = (Book) Saved.copy(book, CLASSES);
        Node node = (Node) copy.lines.get(0);
        assertThat(node.any).isSameAs(copy);
        assertThat(copy.orders).containsEntry("a", node).containsEntry(1L, copy.lines);
        assertThat(copy.orders.get(1L)).isSameAs(copy.lines);
    }

    @Test
    void chainOfAMillion_isReadWithoutRecursion() {
        Node first = new Node(0);
        Node last = first;
        for (int i = 1; i < 1_000_000; i++) {
            last.next = new Node(i);
            last = last.next;
        }
        Node copy = (Node) Saved.copy(first, CLASSES);
        long length = 0;
        for (Node each = copy; each != null; each = each.next) {
            if (each.id != length++) {
                throw new AssertionError(each.id + " instead of " + (length - 1));
            }
        }
        assertThat(length).isEqualTo(1_000_000);
    }

    @Test
    void chainOfAMillionByFinalFields_isReadWithoutRecursion() {
        Cell cells = null;
        for (int i = 0; i < 1_000_000; i++) {
            cells = new Cell(i, cells);
        }
        long length = 0;
        for (Cell each = (Cell) Saved.copy(java.util.Objects.requireNonNull(cells), CLASSES);
                each != null;
                each = each.rest) {
            length++;
        }
        assertThat(length).isEqualTo(1_000_000);
    }

    @Test
    void rootThatIsThere_isFilledInPlace() {
        Book book = new Book("main");
        book.count = 5;
        book.lines.add("x");
        book.orders.put(1, book);
        Saved saved = Saved.all(new ObjectTable(), book);
        Book there = new Book("main");
        List<Object> lines = there.lines;
        Saved.decoding(List.of(saved), CLASSES).fill(there, 1);
        assertThat(there.lines).isSameAs(lines).containsExactly("x");
        assertThat(there.orders).containsEntry(1, there);
        assertThat(there.count).isEqualTo(5);
    }

    @Test
    void changes_areWrittenAlone() {
        Book book = new Book("main");
        for (int i = 0; i < 100; i++) {
            book.orders.put(i, new Node(i));
        }
        ObjectTable table = new ObjectTable();
        Saved base = Saved.all(table, book);
        ((Node) book.orders.get(5)).any = "changed";
        book.orders.remove(6);
        book.orders.put(200, new Node(200));
        book.count = 9;
        Saved increment = new Saved();
        GraphEncoding encoding = new GraphEncoding(table, increment);
        encoding.changed(java.util.Objects.requireNonNull(book.orders.get(5)));
        encoding.changed(book.orders, List.of(6, 200));
        encoding.changed(book);
        encoding.finish();
        Book copy = (Book) Saved.decoding(List.of(base, increment), CLASSES).read(1);
        assertThat(((Node) copy.orders.get(5)).any).isEqualTo("changed");
        assertThat(copy.orders).hasSize(100).doesNotContainKey(6);
        assertThat(((Node) copy.orders.get(200)).id).isEqualTo(200);
        assertThat(copy.count).isEqualTo(9);
        assertThat(increment.records.stream().mapToInt(each -> each.length).sum())
                .isLessThan(700);
    }

    @Test
    void largeContents_goOverSeveralRecords() {
        Book book = new Book("main");
        List<Object> numbers = new ArrayList<>();
        for (int i = 0; i < 300_000; i++) {
            numbers.add(i);
        }
        long[] array = new long[200_000];
        java.util.Arrays.setAll(array, i -> i * 31L);
        book.any = numbers.toArray();
        book.lines.addAll(numbers);
        book.orders.put("array", array);
        Saved saved = Saved.all(new ObjectTable(), book);
        assertThat(saved.records).hasSizeGreaterThan(5);
        Book copy = (Book) Saved.decoding(List.of(saved), CLASSES).read(1);
        assertThat(copy.lines).isEqualTo(numbers);
        assertThat((Object[]) copy.any).containsExactlyElementsOf(numbers);
        assertThat((long[]) copy.orders.get("array")).isEqualTo(array);
    }

    @Test
    void sortedMap_hasItsComparatorAgain() {
        Map<String, Object> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        map.put("b", 1);
        map.put("A", 2);
        TreeMap<?, ?> copy = (TreeMap<?, ?>) Saved.copy(map);
        assertThat(copy.comparator()).isSameAs(String.CASE_INSENSITIVE_ORDER);
        assertThat(copy.toString()).isEqualTo("{A=2, b=1}");
    }
}
