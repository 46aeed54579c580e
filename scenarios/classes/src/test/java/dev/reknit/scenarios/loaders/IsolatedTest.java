package dev.reknit.scenarios.loaders;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import dev.reknit.Retry;
import dev.reknit.runtime.Gate;
import dev.reknit.scenarios.BeforeLoading;
import dev.reknit.scenarios.OwnWeaver;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.CodeSource;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class IsolatedTest {
    /** The class path as a container might put it: nothing of it is seen by the parent. */
    private static URL[] application() {
        return Stream.of(Isolated.class, Retry.class, Gate.class, Caffeine.class, LoggerFactory.class)
                .map(each -> each.getProtectionDomain().getCodeSource())
                .filter(each -> each != null)
                .map(CodeSource::getLocation)
                .toArray(URL[]::new);
    }

    @Test
    @BeforeLoading(BeforeLoading.COPY)
    @OwnWeaver(OwnWeaver.LOADER)
    void parentDoesNotSeeTheApplication_isGuarded() throws Exception {
        try (URLClassLoader loader = new URLClassLoader(application(), ClassLoader.getPlatformClassLoader())) {
            Class<?> type = loader.loadClass(Isolated.class.getName());
            assertThat(type).isNotEqualTo(Isolated.class);
            IntSupplier subject = (IntSupplier) type.getDeclaredConstructor().newInstance();
            assertThat(subject.getAsInt()).isEqualTo(400);
        }
    }
}
