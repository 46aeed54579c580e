package dev.reknit.runtime.encoding;

import org.jspecify.annotations.Nullable;

/** An object that may be part of a long chain, as the weaver would write it. */
@SuppressWarnings("MemberName") // The names are those of woven code.
class Node implements Saveable {
    static final String reknit$state = """
            dev.reknit.Node
            =id J
            ~next Ldev/reknit/runtime/encoding/Node;
            ~any Ljava/lang/Object;""";

    final long id;

    @Nullable
    Node next;

    @Nullable
    Object any;

    Node(long id) {
        this.id = id;
    }

    Node(StateReader from) {
        from.constructing(this);
        id = from.takeLong();
    }

    @Override
    public void reknit$saveFinal(StateWriter to) {
        to.putLong(id);
    }

    @Override
    public void reknit$save(StateWriter to) {
        to.putReference(next);
        to.putReference(any);
    }

    @Override
    public void reknit$load(StateReader from) {
        next = (Node) from.takeReference();
        any = from.takeReference();
    }

    @Override
    public void reknit$refill(StateReader from) {
        from.takeLong();
    }
}
