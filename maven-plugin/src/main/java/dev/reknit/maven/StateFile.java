package dev.reknit.maven;

import dev.reknit.weaver.check.Problem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a {@link WeaveState} in a file. The form is private to the plugin: what cannot be read counts as no
 * state, and costs one full pass.
 */
final class StateFile {
    private static final int FORM = 0x524B5734; // "RKW4"

    private StateFile() {}

    static WeaveState read(Path file) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            if (in.readInt() != FORM) {
                return WeaveState.NONE;
            }
            String version = in.readUTF();
            String configuration = in.readUTF();
            String rules = in.readUTF();
            String owned = in.readUTF();
            Map<String, WeaveState.Entry> files = new TreeMap<>();
            for (int left = in.readInt(); left > 0; left--) {
                files.put(
                        in.readUTF(),
                        new WeaveState.Entry(
                                in.readLong(),
                                in.readLong(),
                                in.readBoolean(),
                                readProblems(in),
                                readTexts(in),
                                new Heritage(in.readUTF(), in.readUTF())));
            }
            return new WeaveState(version, configuration, rules, owned, files);
        } catch (IOException | IllegalArgumentException absentOrDamaged) {
            return WeaveState.NONE;
        }
    }

    static void write(WeaveState state, Path file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(FORM);
        out.writeUTF(state.version());
        out.writeUTF(state.configuration());
        out.writeUTF(state.rules());
        out.writeUTF(state.owned());
        out.writeInt(state.files().size());
        for (Map.Entry<String, WeaveState.Entry> each : state.files().entrySet()) {
            out.writeUTF(each.getKey());
            out.writeLong(each.getValue().size());
            out.writeLong(each.getValue().modified());
            out.writeBoolean(each.getValue().woven());
            writeProblems(each.getValue().problems(), out);
            writeTexts(each.getValue().rules(), out);
            out.writeUTF(each.getValue().heritage().superclass());
            out.writeUTF(each.getValue().heritage().annotations());
        }
        AtomicFile.write(file, bytes.toByteArray());
    }

    private static List<Problem> readProblems(DataInputStream in) throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            problems.add(readProblem(in));
        }
        return List.copyOf(problems);
    }

    private static void writeProblems(List<Problem> problems, DataOutputStream out) throws IOException {
        out.writeInt(problems.size());
        for (Problem each : problems) {
            writeProblem(each, out);
        }
    }

    private static Set<String> readTexts(DataInputStream in) throws IOException {
        Set<String> texts = new TreeSet<>();
        for (int left = in.readInt(); left > 0; left--) {
            texts.add(in.readUTF());
        }
        return Set.copyOf(texts);
    }

    private static void writeTexts(Set<String> texts, DataOutputStream out) throws IOException {
        out.writeInt(texts.size());
        for (String each : new TreeSet<>(texts)) {
            out.writeUTF(each);
        }
    }

    private static Problem readProblem(DataInputStream in) throws IOException {
        return new Problem(
                Problem.Severity.valueOf(in.readUTF()),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                readOptional(in),
                readOptional(in),
                in.readUTF());
    }

    private static void writeProblem(Problem problem, DataOutputStream out) throws IOException {
        out.writeUTF(problem.severity().name());
        out.writeUTF(problem.className());
        out.writeUTF(problem.member());
        out.writeUTF(problem.attribute());
        writeOptional(problem.found(), out);
        writeOptional(problem.allowed(), out);
        out.writeUTF(problem.message());
    }

    private static @Nullable String readOptional(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }

    private static void writeOptional(@Nullable String text, DataOutputStream out) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }
}
