package dev.reknit.cli;

import dev.reknit.runtime.encoding.CallShape;
import dev.reknit.runtime.encoding.RecordSink;
import dev.reknit.runtime.encoding.StateNode;
import dev.reknit.runtime.encoding.StateReadException;
import dev.reknit.runtime.encoding.StateTree;
import dev.reknit.runtime.journal.Declaration;
import dev.reknit.runtime.journal.Declaration.DeclaredMethod;
import dev.reknit.runtime.journal.RecordType;
import dev.reknit.runtime.store.RecordReader;
import java.lang.constant.MethodTypeDesc;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Reads the log of a store ({@code docs/format.md}), from its beginning, without the classes of what stands in it. For one thread. */
final class LogReader implements RecordReader {
    private final Holdings holdings;
    private final LogSelection selection;
    private final Consumer<LogEvent> events;
    private final Map<Long, Declared> declared = new HashMap<>();
    private boolean running;

    /** What the last declaration of an object says, and the classes of arguments that are known. */
    private record Declared(List<DeclaredMethod> methods, StateTree classes) {}

    LogReader(Holdings holdings, LogSelection selection, Consumer<LogEvent> events) {
        this.holdings = holdings;
        this.selection = selection;
        this.events = events;
    }

    @Override
    public void read(long position, int type, ByteBuffer data) {
        boolean isShown = selection.has(position, type, data);
        if (type == RecordType.DECLARATION) {
            declared(position, data);
        } else if (type == RecordType.RUN) {
            LogEvent event = run(position, data);
            if (isShown) {
                events.accept(event);
            }
        } else if (isShown) {
            long number = data.getLong();
            events.accept(
                    type == RecordType.CALL
                            ? call(position, number, data)
                            : new LogEvent.Abort(position, holdings.named(number), data.getLong()));
        }
    }

    private void declared(long position, ByteBuffer data) {
        Declaration declaration = Declaration.read(data);
        long number = declaration.objectAt(position);
        Declared before = declared.get(number);
        StateTree classes = declaration.isAnew() || before == null ? new StateTree() : before.classes;
        declared.put(number, new Declared(declaration.methods(), classes));
        try {
            classes.record(RecordSink.CLASSES, bytes(data));
        } catch (StateReadException pruned) {
            // It follows a declaration that was pruned with the log; calls whose arguments need it say so.
        }
    }

    private LogEvent run(long position, ByteBuffer data) {
        boolean began = data.get() != 0;
        boolean afterFailure = began && running;
        running = began;
        return new LogEvent.Run(position, began, data.getLong(), data.getLong(), afterFailure);
    }

    private LogEvent call(long position, long number, ByteBuffer data) {
        int index = data.getInt();
        Instant time = Instant.ofEpochMilli(data.getLong());
        data.position(data.position() + 3 * Long.BYTES); // Nanoseconds, seed and hash.
        Declared by = declared.get(number);
        DeclaredMethod method = by == null || index >= by.methods.size() ? null : by.methods.get(index);
        State arguments = null;
        String unreadable = "";
        if (method == null || by == null) {
            unreadable = "what declares it is in a part of the log that is not there any more";
        } else {
            try {
                arguments = arguments(by.classes, method, bytes(data));
            } catch (StateReadException e) {
                unreadable = String.valueOf(e.getMessage());
            }
        }
        return new LogEvent.Call(
                position,
                holdings.named(number),
                time,
                method == null ? null : method.name(),
                method == null ? 0 : method.version(),
                arguments,
                unreadable,
                holdings.mark(position));
    }

    private static State arguments(StateTree classes, DeclaredMethod method, byte[] bytes) {
        List<String> types = MethodTypeDesc.ofDescriptor(method.descriptor()).parameterList().stream()
                .map(each -> each.descriptorString())
                .toList();
        CallShape shape = CallShape.of(method.name(), method.parameters(), types);
        return new State(classes, new StateNode.Fields(0, "", classes.arguments(bytes, shape)));
    }

    private static byte[] bytes(ByteBuffer data) {
        byte[] bytes = new byte[data.remaining()];
        data.get(bytes);
        return bytes;
    }
}
