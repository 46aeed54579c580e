package dev.reknit.scenarios.policies;

import dev.reknit.Redundant;
import dev.reknit.Strategy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

/** Several instances behind one field, and several ways behind one method. */
public final class Mirrored {
    /** What the instances are. */
    public interface Mirror {
        String fetch(String name, long from) throws IOException;

        CompletionStage<String> fetchLater(String name);
    }

    private final List<Mirror> mirrors = new ArrayList<>();

    @Redundant(from = "mirrors")
    @SuppressWarnings("NullAway.Init") // filled by Reknit
    private Mirror mirror;

    @Redundant(from = "all", strategy = Strategy.ROUND_ROBIN)
    @SuppressWarnings("NullAway.Init") // filled by Reknit
    protected Mirror inTurn;

    private static final List<Mirror> SHARED = new ArrayList<>();

    @Redundant(from = "SHARED")
    @SuppressWarnings("NullAway.Init") // filled by Reknit
    private static Mirror shared;

    public Mirrored(List<Mirror> mirrors) {
        this.mirrors.addAll(mirrors);
    }

    private List<Mirror> all() {
        return mirrors;
    }

    public String fetch(String name) throws IOException {
        return mirror.fetch(name, 1L);
    }

    public CompletionStage<String> fetchLater(String name) {
        return mirror.fetchLater(name);
    }

    public String fetchInTurn(String name) throws IOException {
        return inTurn.fetch(name, 2L);
    }

    public static String fetchShared(List<Mirror> from) throws IOException {
        SHARED.clear();
        SHARED.addAll(from);
        return shared.fetch("shared", 3L);
    }
}
