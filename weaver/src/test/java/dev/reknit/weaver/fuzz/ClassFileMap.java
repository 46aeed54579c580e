package dev.reknit.weaver.fuzz;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where things stand in a class file: so that a mutation can hit one thing and leave the rest as it was. Of valid class
 * files only.
 */
final class ClassFileMap {
    /** An entry of the constant pool: a tag and what follows it. */
    record Entry(int at, int tag, int size) {}

    /** A field or a method; the flags, name and descriptor stand at its beginning. */
    record Member(int at, boolean isMethod, List<Attribute> attributes) {
        Optional<Attribute> code() {
            return attributes.stream().filter(each -> each.code != null).findFirst();
        }
    }

    /** An attribute: its name's number, its length, and what it holds. */
    record Attribute(int at, int end, Code code) {
        int lengthAt() {
            return at + 2;
        }

        int size() {
            return end - at;
        }
    }

    /** What a Code attribute holds. */
    record Code(int at, int end, List<Integer> instructions, int handlersAt, int handlers, List<Attribute> attributes) {
        /** Where an instruction ends. */
        int endOf(int instruction) {
            return instruction + 1 < instructions.size() ? instructions.get(instruction + 1) : end;
        }
    }

    final byte[] bytes;
    final List<Entry> pool = new ArrayList<>();
    final List<Member> members = new ArrayList<>();
    final List<Attribute> attributes;
    final int flagsAt;
    private final int poolSize;
    private final ByteBuffer in;
    private final List<String> texts = new ArrayList<>();

    ClassFileMap(byte[] bytes) {
        this.bytes = bytes;
        this.in = ByteBuffer.wrap(bytes);
        in.position(8);
        poolSize = Short.toUnsignedInt(in.getShort());
        texts.add("");
        for (int i = 1; i < poolSize; i++) {
            Entry entry = entry(in.position());
            pool.add(entry);
            boolean text = entry.tag == 1;
            texts.add(
                    text
                            ? new String(bytes, entry.at + 3, entry.size - 3, java.nio.charset.StandardCharsets.UTF_8)
                            : "");
            in.position(entry.at + entry.size);
            if (entry.tag == 5 || entry.tag == 6) {
                i++;
                texts.add("");
            }
        }
        flagsAt = in.position();
        in.position(flagsAt + 6);
        in.position(in.position() + 2 + 2 * Short.toUnsignedInt(in.getShort(in.position())));
        readMembers(false);
        readMembers(true);
        attributes = readAttributes();
    }

    /** How many numbers there are for entries of the constant pool. */
    int poolSize() {
        return poolSize;
    }

    /** All attributes, wherever they stand. */
    List<Attribute> allAttributes() {
        List<Attribute> all = new ArrayList<>(attributes);
        for (Member each : members) {
            all.addAll(each.attributes);
            each.code().ifPresent(code -> all.addAll(code.code().attributes));
        }
        return all;
    }

    /** The methods that have code. */
    List<Code> codes() {
        return members.stream()
                .flatMap(each -> each.code().stream())
                .map(Attribute::code)
                .toList();
    }

    private Entry entry(int at) {
        int tag = bytes[at];
        int size = switch (tag) {
            case 1 -> 3 + Short.toUnsignedInt(in.getShort(at + 1));
            case 5, 6 -> 9;
            case 7, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            default -> 5;
        };
        return new Entry(at, tag, size);
    }

    private void readMembers(boolean methods) {
        int count = Short.toUnsignedInt(in.getShort());
        for (int i = 0; i < count; i++) {
            int at = in.position();
            in.position(at + 6);
            members.add(new Member(at, methods, readAttributes()));
        }
    }

    private List<Attribute> readAttributes() {
        int count = Short.toUnsignedInt(in.getShort());
        List<Attribute> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = in.position();
            String name = texts.get(Short.toUnsignedInt(in.getShort()));
            int end = in.getInt() + in.position();
            Code code = name.equals("Code") ? readCode() : null;
            in.position(end);
            read.add(new Attribute(at, end, code));
        }
        return read;
    }

    private Code readCode() {
        in.position(in.position() + 4);
        int length = in.getInt();
        int at = in.position();
        in.position(at + length);
        int handlers = Short.toUnsignedInt(in.getShort());
        int handlersAt = in.position();
        in.position(handlersAt + 8 * handlers);
        return new Code(at, at + length, instructions(at, at + length), handlersAt, handlers, readAttributes());
    }

    private List<Integer> instructions(int from, int to) {
        List<Integer> found = new ArrayList<>();
        for (int at = from; at < to; at += length(at, from)) {
            found.add(at);
        }
        return found;
    }

    /** The length of an instruction (The Java Virtual Machine Specification, section 6.5). */
    private int length(int at, int from) {
        int opcode = bytes[at] & 0xFF;
        int operands = at + 4 - (at - from) % 4;
        return switch (opcode) {
            case 0xAA -> operands + 12 + 4 * (in.getInt(operands + 8) - in.getInt(operands + 4) + 1) - at;
            case 0xAB -> operands + 8 + 8 * in.getInt(operands + 4) - at;
            case 0xC4 -> (bytes[at + 1] & 0xFF) == 0x84 ? 6 : 4;
            case 0x10, 0x12, 0xBC, 0xA9 -> 2;
            case 0xB9, 0xBA, 0xC8, 0xC9 -> 5;
            case 0xC5 -> 4;
            case 0x11, 0x13, 0x14, 0x84, 0xBB, 0xBD, 0xC0, 0xC1, 0xC6, 0xC7 -> 3;
            default -> {
                if (opcode >= 0x15 && opcode <= 0x19 || opcode >= 0x36 && opcode <= 0x3A) {
                    yield 2;
                }
                yield opcode >= 0x99 && opcode <= 0xA8 || opcode >= 0xB2 && opcode <= 0xB8 ? 3 : 1;
            }
        };
    }
}
