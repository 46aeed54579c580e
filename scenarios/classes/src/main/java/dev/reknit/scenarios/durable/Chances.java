package dev.reknit.scenarios.durable;

import dev.reknit.Checkpointed;
import dev.reknit.Journaled;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Time and chance in the bodies of journaled calls. */
@Checkpointed
public final class Chances {
    private final List<String> found = new ArrayList<>();

    @Nullable
    private Instant last;

    @Journaled
    public void ask() {
        last = Instant.now();
        Supplier<UUID> ids = UUID::randomUUID;
        found.add(String.join(
                " ",
                ids.get().toString(),
                UUID.randomUUID().toString(),
                String.valueOf(System.currentTimeMillis()),
                String.valueOf(System.nanoTime()),
                String.valueOf(LocalDate.now()),
                String.valueOf(new Random().nextLong()),
                String.valueOf(Math.random())));
        Collections.shuffle(found);
    }

    public String state() {
        return last + " " + found;
    }
}
