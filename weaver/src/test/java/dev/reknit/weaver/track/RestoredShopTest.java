package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.acme.Shop;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModelReader;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Woven classes whose state is shared, tracked and copied, field by field. */
class RestoredShopTest {
    private static final ClassIndex INDEX = ClassIndex.of(Shop.class.getClassLoader());

    @Test
    void wovenOrders_areRestored() throws Exception {
        ShopLoader loader = new ShopLoader(new Shown().weaver);
        Class<?> type = loader.loadClass("com.acme.HeirOfOrder");
        var constructor = type.getDeclaredConstructor();
        constructor.setAccessible(true);
        Object order = constructor.newInstance();
        var add = type.getDeclaredMethod("add", int.class, boolean.class);
        add.setAccessible(true);
        add.invoke(order, 7, false);
        String before = order.toString();
        for (int i = 0; i < 3; i++) {
            int amount = i;
            assertThatThrownBy(() -> add.invoke(order, amount, true)).hasCauseInstanceOf(IllegalStateException.class);
            // The inner call is the checkpointed one: what the override wrote before stays.
            assertThat(order).hasToString(before.substring(0, before.length() - 1) + (i + 2));
        }
        var logged = type.getSuperclass().getDeclaredMethod("logged");
        logged.setAccessible(true);
        assertThat(logged.invoke(order)).as("what is no state is not put back").isEqualTo(4);
        assertThat(loader.tracked).contains("com/acme/Order", "com/acme/Line");
    }

    /** Loads the classes beside {@link Shop} as an agent would. */
    private static final class ShopLoader extends ClassLoader {
        private final Weaver weaver;
        private final Set<String> tracked = new TreeSet<>();

        ShopLoader(Weaver weaver) {
            super(Shop.class.getClassLoader());
            this.weaver = weaver;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                if (loaded != null || !name.startsWith("com.acme.")) {
                    return loaded != null ? loaded : super.loadClass(name, resolve);
                }
                String internal = name.replace('.', '/');
                byte[] classFile = Objects.requireNonNull(INDEX.read(internal));
                byte[] woven = weaver.mayConcern(classFile, INDEX::passesOnAnnotations) || !weaver.letPass(internal)
                        ? weaver.weave(classFile, INDEX).classFile()
                        : null;
                byte[] code = woven == null ? classFile : woven;
                if (ClassModelReader.outline(code).interfaces().contains(Shown.TRACKED)) {
                    tracked.add(internal);
                }
                return defineClass(name, code, 0, code.length);
            }
        }
    }
}
