package dev.reknit.runtime.store;

import dev.reknit.runtime.config.Setting;
import dev.reknit.runtime.config.SettingException;
import dev.reknit.runtime.config.Values;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is configured for one store, by the last words of the keys: {@code folder} for {@code reknit.store.<name>.folder}. Each
 * method takes a word and what holds if nothing is set, and throws {@link SettingException} if what is set is not allowed. Immutable.
 */
public final class StoreSettings {
    private final String name;
    private final @Nullable ClassLoader loader;
    private final Map<String, Setting> settings;

    StoreSettings(String name, @Nullable ClassLoader loader, Map<String, Setting> settings) {
        this.name = name;
        this.loader = loader;
        this.settings = Map.copyOf(settings);
    }

    /** The name of the store. */
    public String name() {
        return name;
    }

    /** All services of a type that the runtime's class loader finds, then those of the class that asked for the store. */
    public <S> List<S> service(Class<S> type) {
        return services(type, loader);
    }

    static <S> List<S> services(Class<S> type, @Nullable ClassLoader loader) {
        ClassLoader own = StoreSettings.class.getClassLoader();
        return Stream.of(own, loader == null ? own : loader)
                .distinct()
                .flatMap(each -> ServiceLoader.load(type, each).stream())
                .map(ServiceLoader.Provider::get)
                .toList();
    }

    /** A text, without blanks around it. */
    public String text(String word, String otherwise) {
        Setting setting = settings.get(word);
        return setting == null ? otherwise : setting.value().strip();
    }

    /** Whether something is switched on. */
    public boolean flag(String word, boolean otherwise) {
        Setting setting = settings.get(word);
        return setting == null ? otherwise : Values.flag(setting);
    }

    /** A whole number in a range. */
    public int number(String word, int least, int most, int otherwise) {
        Setting setting = settings.get(word);
        return setting == null ? otherwise : Values.number(setting, least, most);
    }

    /** A duration. */
    public Duration duration(String word, Duration otherwise) {
        Setting setting = settings.get(word);
        return setting == null ? otherwise : Values.duration(setting);
    }

    /** One of the constants of a type. */
    public <E extends Enum<E>> E choice(String word, E otherwise) {
        Setting setting = settings.get(word);
        return setting == null ? otherwise : Values.choice(setting, otherwise.getDeclaringClass());
    }

    /**
     * What to throw when something that is set is refused for a reason of the store's own.
     *
     * @param reason what is wrong with it, and what is allowed
     */
    public IllegalArgumentException refused(String word, String reason) {
        Setting setting = settings.get(word);
        return setting == null ? new IllegalArgumentException(reason) : new SettingException(setting, reason);
    }
}
