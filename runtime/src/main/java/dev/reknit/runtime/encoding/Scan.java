package dev.reknit.runtime.encoding;

import java.util.function.IntFunction;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Passes over values without making anything of them, and tells the numbers of the objects that they refer to. */
final class Scan {
    private static final int DEEPEST = 400;

    private final IntFunction<Stored> classes;
    private int depth;

    /** Creates one. */
    Scan(IntFunction<Stored> classes) {
        this.classes = classes;
    }

    /** Passes over a value of a type; is told of the objects it refers to, unless null. */
    void skip(char letter, ByteInput in, @Nullable LongConsumer numbers) {
        switch (letter) {
            case 'Z', 'B' -> in.skip(1);
            case 'S', 'C' -> in.skip(Short.BYTES);
            case 'I', 'J' -> in.number();
            case 'F' -> in.skip(Float.BYTES);
            case 'D' -> in.skip(Double.BYTES);
            default -> skipReference(in, numbers);
        }
    }

    private void skipReference(ByteInput in, @Nullable LongConsumer numbers) {
        byte tag = in.one();
        switch (tag) {
            case Tag.NULL, Tag.FALSE, Tag.TRUE -> {}
            case Tag.OBJECT -> {
                long number = in.number();
                if (numbers != null) {
                    numbers.accept(number);
                }
            }
            case Tag.LATIN -> in.skip(in.count());
            case Tag.WIDE -> {
                int length = in.countOfWhatIsLeft();
                in.skip(length);
                in.skip(length);
            }
            case Tag.BYTE -> in.skip(1);
            case Tag.SHORT, Tag.CHAR -> in.skip(Short.BYTES);
            case Tag.INT, Tag.LONG -> in.number();
            case Tag.FLOAT -> in.skip(Float.BYTES);
            case Tag.DOUBLE -> in.skip(Double.BYTES);
            case Tag.VALUE -> skipValue(in, numbers);
            default -> throw in.damaged("tag " + tag);
        }
    }

    private void skipValue(ByteInput in, @Nullable LongConsumer numbers) {
        Descriptor type = classes.apply(in.count()).descriptor;
        if (++depth > DEEPEST) {
            depth = 0;
            throw in.damaged("values within values, too deep");
        }
        switch (type.kind()) {
            case ENUM -> in.count();
            case VALUE -> fields(type, in, numbers);
            case CODEC -> {
                for (int left = in.countOfWhatIsLeft(); left > 0; left--) {
                    skipReference(in, numbers);
                }
            }
            default -> throw in.damaged("an object where a value should be");
        }
        depth--;
    }

    /** Passes over all fields. */
    void fields(Descriptor type, ByteInput in, @Nullable LongConsumer numbers) {
        for (Shape.Field each : type.fields()) {
            skip(each.letter(), in, numbers);
        }
    }

    /** Passes over the contents, up to the end. */
    void contents(Descriptor type, ByteInput in, @Nullable LongConsumer numbers) {
        if (type.contents().size > 0 || type.contents() == Contents.NONE) {
            in.skip(in.left());
            return;
        }
        while (!in.atEnd()) {
            skipReference(in, numbers);
        }
    }

    /** Passes over what an object needs when it is made. */
    void made(Stored type, ByteInput in, LongConsumer numbers) {
        Descriptor descriptor = type.descriptor;
        for (int i = 0; i < type.finals; i++) {
            skip(descriptor.fields().get(i).letter(), in, numbers);
        }
        if (Frozen.isNamed(descriptor.name())) {
            contents(descriptor, in, numbers);
        }
    }

    /** All that an object refers to: by its fields, its contents, and changes of them. */
    void object(StoredGraph graph, int slot, LongConsumer numbers) {
        Stored type = graph.typeOf(slot);
        ByteInput in = graph.input(slot);
        in.at = graph.slots().starts[slot];
        fields(type.descriptor, in, numbers);
        contents(type.descriptor, in, numbers);
        for (StoredGraph.Piece each : graph.pieces(slot)) {
            if (each.kind() == ClassTable.CHANGES) {
                changes(type.descriptor, graph.input(each), numbers);
            } else {
                contents(type.descriptor, graph.input(each), numbers);
            }
        }
    }

    /** The keys of a map, or the elements of something else, in its contents or changes. */
    void keys(Descriptor type, boolean changes, ByteInput in, LongConsumer numbers) {
        boolean entries = type.contents() == Contents.ENTRIES;
        while (!in.atEnd()) {
            boolean there = !changes || in.bool();
            skipReference(in, numbers);
            if (there && entries) {
                skipReference(in, null);
            }
        }
    }

    /** Passes over changes, up to the end. */
    void changes(Descriptor type, ByteInput in, @Nullable LongConsumer numbers) {
        while (!in.atEnd()) {
            boolean there = in.bool();
            skipReference(in, numbers);
            if (there && type.contents() == Contents.ENTRIES) {
                skipReference(in, numbers);
            }
        }
    }
}
