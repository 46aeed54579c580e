package dev.reknit.runtime.durable;

import dev.reknit.Checkpointed;
import dev.reknit.FormerNames;
import dev.reknit.Journaled;
import dev.reknit.Key;
import dev.reknit.runtime.encoding.Saveable;
import dev.reknit.runtime.encoding.StateReader;
import dev.reknit.runtime.encoding.StateWriter;
import dev.reknit.runtime.journal.JournalGate;
import dev.reknit.runtime.journal.JournalGate.JournaledCall;
import dev.reknit.runtime.state.CheckpointGate;
import dev.reknit.runtime.state.Scope;
import java.lang.invoke.MethodHandles;

/** A durable class that was moved twice, under each of its names; each is known in the store by the name that it has. */
abstract class Moved implements Saveable {
    private static final String reknit$state = "moved\n=key Ljava/lang/String;\n~value J";

    @Key
    final String key;

    long value;

    Moved(String key) {
        this.key = key;
    }

    abstract CheckpointGate counting();

    abstract JournalGate adding();

    abstract void add(int amount);

    /** Changes it by a call that is not journaled. */
    final void count(int more) {
        Scope scope = counting().open(this, null);
        value += more;
        scope.succeeded();
    }

    final void journal(int amount) {
        JournaledCall call = adding().open(this);
        StateWriter arguments = call.arguments();
        if (arguments != null) {
            arguments.putInt(amount);
            call.written();
        }
        value = value * 10 + amount;
        call.succeeded(null);
    }

    @Override
    public void reknit$saveFinal(StateWriter to) {
        to.putReference(key);
    }

    @Override
    public void reknit$save(StateWriter to) {
        to.putLong(value);
    }

    @Override
    public void reknit$load(StateReader from) {
        value = from.takeLong();
    }

    @Override
    public void reknit$refill(StateReader from) {
        from.refill(key);
    }

    @Checkpointed
    static final class First extends Moved {
        private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
        private static final DurableGate DURABLE = DurableGate.of(LOOKUP, First.class.getName());
        private static final CheckpointGate COUNT = CheckpointGate.of(LOOKUP, "counting", "()V");
        private static final JournalGate ADD = JournalGate.of(LOOKUP, "add", "(I)V");
        private static final String reknit$state = "first";

        First(String key) {
            super(key);
            DURABLE.constructed(this);
        }

        First(StateReader from) {
            super("" + from.takeReference());
        }

        @Override
        CheckpointGate counting() {
            return COUNT;
        }

        @Override
        JournalGate adding() {
            return ADD;
        }

        @Override
        @Journaled
        void add(int amount) {
            journal(amount);
        }
    }

    @Checkpointed
    @FormerNames("dev.reknit.runtime.durable.Moved$First")
    static final class Second extends Moved {
        private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
        private static final DurableGate DURABLE = DurableGate.of(LOOKUP, Second.class.getName());
        private static final CheckpointGate COUNT = CheckpointGate.of(LOOKUP, "counting", "()V");
        private static final JournalGate ADD = JournalGate.of(LOOKUP, "add", "(I)V");
        private static final String reknit$state = "second first";

        Second(String key) {
            super(key);
            DURABLE.constructed(this);
        }

        Second(StateReader from) {
            super("" + from.takeReference());
        }

        @Override
        CheckpointGate counting() {
            return COUNT;
        }

        @Override
        JournalGate adding() {
            return ADD;
        }

        @Override
        @Journaled
        void add(int amount) {
            journal(amount);
        }
    }

    @Checkpointed(name = "third")
    @FormerNames({"dev.reknit.runtime.durable.Moved$First", "dev.reknit.runtime.durable.Moved$Second"})
    static final class Third extends Moved {
        private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
        private static final DurableGate DURABLE = DurableGate.of(LOOKUP, Third.class.getName());
        private static final CheckpointGate COUNT = CheckpointGate.of(LOOKUP, "counting", "()V");
        private static final JournalGate ADD = JournalGate.of(LOOKUP, "add", "(I)V");
        private static final String reknit$state = "third first second";

        Third(String key) {
            super(key);
            DURABLE.constructed(this);
        }

        Third(StateReader from) {
            super("" + from.takeReference());
        }

        @Override
        CheckpointGate counting() {
            return COUNT;
        }

        @Override
        JournalGate adding() {
            return ADD;
        }

        @Override
        @Journaled
        void add(int amount) {
            journal(amount);
        }
    }
}
