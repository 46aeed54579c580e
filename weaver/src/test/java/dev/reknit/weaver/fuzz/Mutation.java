package dev.reknit.weaver.fuzz;

import dev.reknit.weaver.fuzz.ClassFileMap.Attribute;
import dev.reknit.weaver.fuzz.ClassFileMap.Code;
import dev.reknit.weaver.fuzz.ClassFileMap.Entry;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One kind of damage, or of oddity, done to a valid class file. */
enum Mutation {
    BYTES {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            for (int i = random.nextInt(4); i >= 0; i--) {
                to[random.nextInt(to.length)] = (byte) random.nextInt();
            }
            return to;
        }
    },
    TRUNCATED {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            return Arrays.copyOf(to, random.nextInt(to.length));
        }
    },
    LENGTHENED {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            return Arrays.copyOf(to, to.length + 1 + random.nextInt(100));
        }
    },
    VERSION {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            putShort(to, 4, random.nextInt(8) == 0 ? 0xFFFF : 0);
            putShort(to, 6, 44 + random.nextInt(33));
            return to;
        }
    },
    CONSTANTS_SWAPPED {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            Entry one = any(map.pool, random);
            boolean sameKind = random.nextBoolean();
            List<Entry> like = map.pool.stream()
                    .filter(each -> each.size() == one.size() && (!sameKind || each.tag() == one.tag()))
                    .toList();
            Entry other = any(like, random);
            System.arraycopy(map.bytes, one.at(), to, other.at(), one.size());
            System.arraycopy(map.bytes, other.at(), to, one.at(), one.size());
            return to;
        }
    },
    CONSTANT_OTHER {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            Entry one = any(map.pool, random);
            if (one.tag() != 1) {
                putShort(to, one.at() + one.size() - 2, random.nextInt(map.poolSize()));
            }
            return to;
        }
    },
    CONSTANT_TAG {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            to[any(map.pool, random).at()] = (byte) random.nextInt(22);
            return to;
        }
    },
    TEXT {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            List<Entry> texts = map.pool.stream()
                    .filter(each -> each.tag() == 1 && each.size() > 3)
                    .toList();
            Entry one = any(texts, random);
            byte[] odd = any(ODD_TEXTS, random).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            byte[] changed = splice(to, one.at() + 3, one.at() + one.size(), odd);
            putShort(changed, one.at() + 1, odd.length);
            return changed;
        }
    },
    ATTRIBUTE_LENGTH {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            Attribute one = any(map.allAttributes(), random);
            int right = one.size() - 6;
            int[] wrong = {0, right - 1, right + 1, right * 2, Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 1 << 28};
            putInt(to, one.lengthAt(), wrong[random.nextInt(wrong.length)]);
            return to;
        }
    },
    ATTRIBUTE_NAME {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            List<Attribute> all = map.allAttributes();
            int other = any(all, random).at();
            System.arraycopy(map.bytes, other, to, any(all, random).at(), 2);
            return to;
        }
    },
    ATTRIBUTE_CONTENT {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            Attribute one = any(map.allAttributes(), random);
            if (one.size() > 6) {
                int at = one.at() + 6 + random.nextInt(one.size() - 6);
                to[at] = (byte) (random.nextBoolean() ? random.nextInt() : to[at] + 1);
            }
            return to;
        }
    },
    ATTRIBUTE_TWICE {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            if (map.attributes.isEmpty()) {
                return to;
            }
            Attribute one = any(map.allAttributes(), random);
            int countAt = map.attributes.get(0).at() - 2;
            putShort(to, countAt, map.attributes.size() + 1);
            return splice(to, to.length, to.length, Arrays.copyOfRange(map.bytes, one.at(), one.end()));
        }
    },
    CLASS_FLAGS {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            flip(to, map.flagsAt, random);
            return to;
        }
    },
    MEMBER_FLAGS {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                flip(to, any(map.members, random).at(), random);
            }
            return to;
        }
    },
    MEMBER_NAMES {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            int offset = 2 + 2 * random.nextInt(2);
            System.arraycopy(
                    map.bytes,
                    any(map.members, random).at() + offset,
                    to,
                    any(map.members, random).at() + offset,
                    2);
            return to;
        }
    },
    BODIES_SWAPPED {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            List<Attribute> codes =
                    map.members.stream().flatMap(each -> each.code().stream()).toList();
            Attribute one = any(codes, random);
            Attribute other = any(codes, random);
            Attribute first = one.at() < other.at() ? one : other;
            Attribute second = first == one ? other : one;
            byte[] changed =
                    splice(to, second.at(), second.end(), Arrays.copyOfRange(map.bytes, first.at(), first.end()));
            return splice(changed, first.at(), first.end(), Arrays.copyOfRange(map.bytes, second.at(), second.end()));
        }
    },
    INSTRUCTION_REMOVED {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            Code code = any(map.codes(), random);
            int one = random.nextInt(code.instructions().size());
            Arrays.fill(to, code.instructions().get(one), code.endOf(one), (byte) 0);
            return to;
        }
    },
    INSTRUCTIONS_SWAPPED {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            Code code = any(map.codes(), random);
            int first = random.nextInt(code.instructions().size());
            int second =
                    Math.min(first + 1 + random.nextInt(4), code.instructions().size() - 1);
            int from = code.instructions().get(first);
            int middle = code.endOf(first);
            int end = code.endOf(second);
            System.arraycopy(map.bytes, middle, to, from, end - middle);
            System.arraycopy(map.bytes, from, to, from + end - middle, middle - from);
            return to;
        }
    },
    OPCODE {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            Code code = any(map.codes(), random);
            int at = any(code.instructions(), random);
            to[at] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : to[at] + random.nextInt(7) - 3);
            return to;
        }
    },
    OPERAND {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            Code code = any(map.codes(), random);
            int one = random.nextInt(code.instructions().size());
            int at = code.endOf(one) - 1;
            if (at > code.instructions().get(one)) {
                to[at] += (byte) (random.nextInt(9) - 4);
            }
            return to;
        }
    },
    SIZES {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            int at = any(map.codes(), random).at() - (random.nextBoolean() ? 8 : 6);
            int[] odd = {0, 1, 255, 256, 0x7FFF, 0xFFFE, 0xFFFF};
            putShort(to, at, odd[random.nextInt(odd.length)]);
            return to;
        }
    },
    HANDLER {
        @Override
        byte[] change(ClassFileMap map, byte[] to, Random random) {
            List<Code> guarded =
                    map.codes().stream().filter(each -> each.handlers() > 0).toList();
            if (!guarded.isEmpty()) {
                Code code = any(guarded, random);
                int entry = code.handlersAt() + 8 * random.nextInt(code.handlers());
                int value =
                        random.nextInt(5) == 0 ? random.nextInt(0x10000) : any(code.instructions(), random) - code.at();
                putShort(to, entry + 2 * random.nextInt(3), value);
            }
            return to;
        }
    };

    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "<init>",
            "<clinit>",
            "<x>",
            "a b",
            "\u00FC\u4E2D",
            "reknit$run",
            "reknit$gate$0",
            "V",
            "J",
            "[[[[I",
            "()V",
            "(JJ)J",
            "Ldev/reknit/Retry;",
            "Ldev/reknit/Checkpointed;",
            "Ldev/reknit/Redundant;",
            "L;",
            "(",
            "/",
            "java/lang/Object",
            "[Ljava/lang/Object;",
            "Code",
            "StackMapTable",
            "RuntimeVisibleAnnotations",
            "LocalVariableTable",
            "Ldev/reknit/runtime/Woven;",
            "serialVersionUID",
            "loadClass");

    /** Makes the change in a copy of the class file, or a copy of another size; may change nothing where nothing is to change. */
    abstract byte[] change(ClassFileMap map, byte[] copy, Random random);

    /** One to three random changes of a class file, each of which keeps the others' places if it can. */
    static byte[] apply(byte[] classFile, Random random) {
        byte[] changed = classFile;
        for (int i = random.nextInt(6) / 4; i >= 0; i--) {
            try {
                ClassFileMap map = new ClassFileMap(changed);
                if (!map.codes().isEmpty() && !map.allAttributes().isEmpty()) {
                    changed = any(List.of(values()), random).change(map, changed.clone(), random);
                }
            } catch (RuntimeException notAClassFileAnyMore) {
                return changed;
            }
        }
        return changed;
    }

    private static <E> E any(List<E> among, Random random) {
        return among.get(random.nextInt(among.size()));
    }

    private static void flip(byte[] bytes, int at, Random random) {
        int bit = random.nextInt(16);
        bytes[at + (bit < 8 ? 1 : 0)] ^= (byte) (1 << bit % 8);
    }

    private static void putShort(byte[] bytes, int at, int value) {
        bytes[at] = (byte) (value >> 8);
        bytes[at + 1] = (byte) value;
    }

    private static void putInt(byte[] bytes, int at, int value) {
        putShort(bytes, at, value >> 16);
        putShort(bytes, at + 2, value);
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] with) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + with.length);
        out.write(bytes, 0, from);
        out.write(with, 0, with.length);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }
}
