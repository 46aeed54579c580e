package dev.reknit.weaver.track;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.ClassModelReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The class files of a nest.
 *
 * @param host the class that leads it
 * @param members all of them, the host among them, by internal name
 */
record Kin(String host, Map<String, Member> members) {
    /** A damaged or made-up class file may claim any number. */
    private static final int MOST = 2_000;

    /** A class of the nest. */
    @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
    record Member(ClassModel type, byte[] classFile) {}

    /** The nest of a class; null if a member is not found or cannot be read. */
    static @Nullable Kin of(ClassModel type, byte[] classFile, ClassIndex index) {
        Map<String, Member> members = new LinkedHashMap<>();
        members.put(type.name(), new Member(type, classFile));
        String host = host(type, index);
        if (host == null) {
            return null;
        }
        Set<String> reached = new HashSet<>(Set.of(host));
        Deque<String> ahead = new ArrayDeque<>(reached);
        for (String next = ahead.poll(); next != null; next = ahead.poll()) {
            Member member = members.containsKey(next) ? members.get(next) : read(next, index);
            if (member == null || members.size() >= MOST) {
                return null;
            }
            members.put(next, member);
            for (String each : member.type().nest().members()) {
                if (reached.add(each)) {
                    ahead.add(each);
                }
            }
        }
        return new Kin(host, members);
    }

    /** Old class files name the class around them, which may be in another. */
    private static @Nullable String host(ClassModel type, ClassIndex index) {
        ClassModel found = type;
        for (int steps = 0; steps < MOST; steps++) {
            String host = found.nest().host();
            if (host == null) {
                return found.name();
            }
            found = index.find(host).orElse(null);
            if (found == null) {
                return null;
            }
        }
        return null;
    }

    private static @Nullable Member read(String name, ClassIndex index) {
        try {
            byte[] classFile = index.read(name);
            return classFile == null ? null : new Member(ClassModelReader.whole(classFile), classFile);
        } catch (RuntimeException | LinkageError unreadable) {
            return null;
        }
    }
}
