package dev.reknit.weaver.durable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.reknit.runtime.Environment;
import dev.reknit.runtime.durable.Checkpoints;
import dev.reknit.runtime.store.FolderStore;
import dev.reknit.runtime.store.FolderStoreSettings;
import dev.reknit.runtime.store.Stores;
import dev.reknit.runtime.time.SystemTime;
import dev.reknit.weaver.durable.Books.Book;
import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Classes that outlive the process, woven, with the runtime and a folder: a new class loader and environment stand for a new process. */
class RealStoreTest {
    @TempDir
    private Path folder;

    private final class World implements AutoCloseable {
        private final Environment environment = new Environment(SystemTime.INSTANCE, SystemTime.INSTANCE, null);
        private final Environment.Binding binding = environment.bind();
        private final DurableLoader loader = new DurableLoader(Books.class, UnaryOperator.identity());

        World() {
            Stores.of(environment).bind("default", FolderStore.open(folder, FolderStoreSettings.DEFAULTS));
        }

        Object make(String name, Object argument) throws Exception {
            Class<?> type = argument instanceof Long ? long.class : String.class;
            Constructor<?> constructor = loader.nested(name).getDeclaredConstructor(type);
            constructor.setAccessible(true);
            return constructor.newInstance(argument);
        }

        Book book() throws Exception {
            return (Book) make("OrderBook", "x");
        }

        @Override
        public void close() {
            Stores.of(environment).close();
            binding.close();
        }
    }

    /** What is transient or ephemeral, no constructor gives to an object that is made from the store. */
    private static String withoutWhatIsNotSaved(Book book) {
        return book.toString().replace("cached []", "null null");
    }

    @Test
    void journaledCalls_areRunAgain() throws Exception {
        String then;
        try (World world = new World()) {
            Book book = world.book();
            book.place(world.make("Special", 7L), 3, 4L, 0.5, true);
            book.cancel("y");
            book.retried();
            assertThatThrownBy(book::refuse).hasMessage("refused");
            assertThat(book.volume()).isEqualTo(3);
            then = withoutWhatIsNotSaved(book);
        }
        try (World world = new World()) {
            Book again = world.book();
            assertThat(again.volume()).isEqualTo(3);
            assertThat(again).hasToString(then);
        }
    }

    @Test
    void checkpoint_hasWhatNoJournalHas() throws Exception {
        String then;
        try (World world = new World()) {
            Book book = world.book();
            book.place(world.make("Special", 7L), 3, 4L, 0.5, true);
            book.plain();
            Checkpoints.checkpoint(book);
            then = withoutWhatIsNotSaved(book);
        }
        try (World world = new World()) {
            Book again = world.book();
            assertThat(again.volume()).isEqualTo(5);
            assertThat(again).hasToString(then);
        }
    }
}
