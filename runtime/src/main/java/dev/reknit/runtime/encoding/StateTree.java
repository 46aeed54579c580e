package dev.reknit.runtime.encoding;

import dev.reknit.runtime.encoding.StoredGraph.Piece;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the records of a graph without any of its classes, for tools that show or compare what is saved. Nothing of the application is loaded or run. For
 * one thread.
 */
public final class StateTree {
    private final GraphDecoding platform = new GraphDecoding(StateTypes.of(null, List.of()));
    private final StoredGraph stored = platform.stored();

    /** Creates one that knows nothing yet. */
    public StateTree() {}

    /**
     * Takes a record, of a full checkpoint first, then of those that build on it, the oldest first. Keeps the bytes.
     *
     * @throws StateReadException if it is damaged
     */
    public void record(int type, byte[] bytes) {
        stored.record(type, bytes);
    }

    /** The numbers of all objects, in the order in which they were written first; some may be referred to by none. */
    public List<Long> numbers() {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < stored.slots().count(); i++) {
            numbers.add(stored.slots().number(i));
        }
        return numbers;
    }

    /**
     * Shows one object. What it refers to is shown by number.
     *
     * @throws StateReadException if there is none, or it is damaged
     */
    public StateNode node(long number) {
        int slot = stored.slot(number);
        Descriptor type = stored.typeOf(slot).descriptor;
        ByteInput in = stored.input(slot);
        Map<String, StateNode> fields = fields(type, in);
        if (type.contents() == Contents.NONE) {
            return new StateNode.Fields(number, type.name(), fields);
        }
        fields.remove("size");
        fields.remove("length");
        if (type.contents() == Contents.ENTRIES) {
            Map<StateNode, StateNode> entries = new LinkedHashMap<>();
            entries(in, entries);
            for (Piece each : stored.pieces(slot)) {
                piece(each, entries);
            }
            return new StateNode.Entries(number, type.name(), fields, entries);
        }
        Map<StateNode, StateNode> changed = new LinkedHashMap<>();
        List<StateNode> elements = new ArrayList<>();
        elements(type, in, elements);
        for (Piece each : stored.pieces(slot)) {
            if (each.kind() == ClassTable.MORE) {
                elements(type, stored.input(each), elements);
            } else {
                change(stored.input(each), elements, changed);
            }
        }
        return new StateNode.Elements(number, type.name(), fields, elements);
    }

    /**
     * Reads the arguments of a call in the place of all objects before: what they refer to is {@link #node} until the next call. Keeps the bytes.
     *
     * @param call its parameters; a name that is there twice has a prime behind it the second time
     * @throws StateReadException if it is damaged, or of classes that were not described
     */
    public Map<String, StateNode> arguments(byte[] bytes, CallShape call) {
        ByteInput in = new ByteInput(bytes, 0, bytes.length);
        Map<String, StateNode> arguments = fields(call.descriptor(), in);
        stored.only(bytes, in);
        return arguments;
    }

    private Map<String, StateNode> fields(Descriptor type, ByteInput in) {
        Map<String, StateNode> fields = new LinkedHashMap<>();
        for (Shape.Field each : type.fields()) {
            String name = each.name();
            while (fields.containsKey(name)) {
                name = name + '\''; // A private field of a superclass has the same name.
            }
            fields.put(name, value(each.letter(), in));
        }
        return fields;
    }

    private void entries(ByteInput in, Map<StateNode, StateNode> to) {
        while (!in.atEnd()) {
            StateNode key = value('L', in);
            to.put(key, value('L', in));
        }
    }

    private void piece(Piece piece, Map<StateNode, StateNode> to) {
        ByteInput in = stored.input(piece);
        if (piece.kind() == ClassTable.MORE) {
            entries(in, to);
            return;
        }
        while (!in.atEnd()) {
            boolean there = in.bool();
            StateNode key = value('L', in);
            if (there) {
                to.put(key, value('L', in));
            } else {
                to.remove(key);
            }
        }
    }

    private void elements(Descriptor type, ByteInput in, List<StateNode> to) {
        while (!in.atEnd()) {
            if (type.contents().size == 0) {
                to.add(value('L', in));
            } else {
                to.add(raw(type.contents(), in));
            }
        }
    }

    /** Numbers in arrays have all their bytes. */
    private static StateNode raw(Contents contents, ByteInput in) {
        return switch (contents) {
            case INTS -> new StateNode.Value("int", in.four());
            case LONGS -> new StateNode.Value("long", in.eight());
            default -> primitive(contents.letter, in);
        };
    }

    private void change(ByteInput in, List<StateNode> elements, Map<StateNode, StateNode> seen) {
        if (seen.isEmpty()) {
            elements.forEach(each -> seen.put(each, each));
        }
        while (!in.atEnd()) {
            boolean there = in.bool();
            StateNode element = value('L', in);
            if (there && seen.put(element, element) == null) {
                elements.add(element);
            } else if (!there && seen.remove(element) != null) {
                elements.remove(element);
            }
        }
    }

    private StateNode value(char letter, ByteInput in) {
        return letter == 'L' ? reference(in) : primitive(letter, in);
    }

    private static StateNode primitive(char letter, ByteInput in) {
        return switch (letter) {
            case 'Z' -> new StateNode.Value("boolean", in.bool());
            case 'B' -> new StateNode.Value("byte", in.one());
            case 'S' -> new StateNode.Value("short", in.two());
            case 'C' -> new StateNode.Value("char", (char) in.two());
            case 'I' -> new StateNode.Value("int", in.signedInt());
            case 'J' -> new StateNode.Value("long", in.signedNumber());
            case 'F' -> new StateNode.Value("float", Float.intBitsToFloat(in.four()));
            default -> new StateNode.Value("double", Double.longBitsToDouble(in.eight()));
        };
    }

    private StateNode reference(ByteInput in) {
        int at = in.at;
        return switch (in.one()) {
            case Tag.NULL -> new StateNode.Value("null", null);
            case Tag.OBJECT -> new StateNode.Reference(in.number());
            case Tag.VALUE -> value(stored.stored(in.count()).descriptor, at, in);
            default -> simple(at, in);
        };
    }

    private StateNode value(Descriptor type, int at, ByteInput in) {
        return switch (type.kind()) {
            case ENUM -> {
                int index = in.count();
                if (index >= type.constants().size()) {
                    throw in.damaged("constant " + index + " of " + type.name());
                }
                yield new StateNode.Value(
                        simpleName(type.name()), type.constants().get(index));
            }
            case CODEC -> {
                List<StateNode> parts = new ArrayList<>();
                for (int left = in.countOfWhatIsLeft(); left > 0; left--) {
                    parts.add(reference(in));
                }
                yield new StateNode.Elements(0, type.name(), Map.of(), parts);
            }
            default ->
                BuiltIns.named(type.name()) != null
                        ? simple(at, in)
                        : new StateNode.Fields(0, type.name(), fields(type, in));
        };
    }

    /** A value of the platform, whose code is there. */
    private StateNode simple(int at, ByteInput in) {
        in.at = at;
        Object value = platform.value(in);
        boolean plain = value instanceof String
                || value instanceof Boolean
                || value instanceof Character
                || value instanceof Number;
        return new StateNode.Value(
                value.getClass().getSimpleName(),
                plain && value.getClass().getPackageName().equals("java.lang") ? value : value.toString());
    }

    private static String simpleName(String name) {
        return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
    }
}
