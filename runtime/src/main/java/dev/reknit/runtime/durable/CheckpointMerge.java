package dev.reknit.runtime.durable;

import dev.reknit.runtime.encoding.GraphMerge;
import dev.reknit.runtime.encoding.ObjectTable;
import dev.reknit.runtime.store.Snapshot;
import dev.reknit.runtime.store.SnapshotOutput;
import java.util.List;

/**
 * Makes one full checkpoint of an increment and all that it builds on, from the files: calls on the object do not have to wait, however
 * large it is. Done by the thread that writes checkpoints, when the increments have become so many or so large that recovery, which
 * reads them all, would suffer.
 */
final class CheckpointMerge {
    private static final int MOST_INCREMENTS = 32;

    /** Of the size of the full checkpoint, so much may the increments on it have together. */
    private static final double MOST_SHARE = 0.5;

    private final DurableStore store;
    private final List<Generation> chain;
    private final Generation newest;
    private final GraphMerge merge = new GraphMerge();

    /**
     * Creates a merge.
     *
     * @param chain the full checkpoint, then the increments
     */
    CheckpointMerge(DurableStore store, List<Generation> chain) {
        this.store = store;
        this.chain = chain;
        this.newest = chain.get(chain.size() - 1);
    }

    /** Whether it is worth while. */
    static boolean isDue(List<Generation> chain) {
        long full = chain.get(0).snapshot().bytes();
        long above = 0;
        for (Generation each : chain.subList(1, chain.size())) {
            above += each.snapshot().bytes();
        }
        return chain.size() > MOST_INCREMENTS || above > full * MOST_SHARE;
    }

    /**
     * Writes it.
     *
     * @param table what live objects are known by; forgets those to which nothing leads any more
     * @return what says the same as the newest of the chain, and builds on nothing
     * @throws dev.reknit.FaultToleranceException if it cannot be read or written; what there is, is as it was
     */
    Generation run(ObjectTable table) {
        for (Generation each : chain) {
            store.store().readSnapshot(each.snapshot(), (number, type, data) -> {
                if (number > 1) {
                    byte[] bytes = new byte[data.remaining()];
                    data.get(bytes);
                    merge.record(type, bytes);
                }
            });
        }
        CheckpointHeader header = newest.header().asFull();
        Snapshot written = store.store().writeSnapshot(newest.position(), output -> write(header, output));
        table.keep(merge::keeps);
        return new Generation(written, header);
    }

    private void write(CheckpointHeader header, SnapshotOutput output) {
        long unused = output.add(CheckpointHeader.TYPE, header::write);
        merge.write(List.of(header.root()), (type, bytes, length) -> {
            long alsoUnused = output.add(type, to -> to.put(bytes, 0, length));
        });
    }
}
