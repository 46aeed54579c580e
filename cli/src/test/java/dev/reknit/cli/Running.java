package dev.reknit.cli;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.store.FolderStore;
import dev.reknit.runtime.store.Stores;
import java.io.IOException;
import java.nio.file.Path;

/** A program with a durable object, until its input ends. */
final class Running {
    private Running() {}

    /** Takes the folder of its store. */
    public static void main(String[] arguments) throws IOException {
        Stores.of(Environment.system()).bind("default", FolderStore.open(Path.of(arguments[0]), Shelf.SETTINGS));
        OrderBook main = new OrderBook("main");
        main.place(7, "tea", 100);
        System.out.println("ready");
        System.in.read();
        main.place(8, "rice", 1); // keeps it alive until here
    }
}
