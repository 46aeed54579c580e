package dev.reknit.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.scenarios.methods.Kinds;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The classes are woven, and in the way that the module is about: else all other tests mean nothing. */
class WovenTest {
    @Test
    void guardedMethod_isRetried() {
        assertThat(new Kinds(Script.failing(2)).open()).isEqualTo("open 3");
    }

    @Test
    void loadedClass_hasOurMembersUnlessItWasLoadedBefore() {
        assertThat(Arrays.stream(Kinds.class.getDeclaredMethods())
                        .anyMatch(each -> each.getName().startsWith("reknit$")))
                .isEqualTo(Way.current().addsMembers());
    }

    @Test
    void classFile_hasOurMembersIfItWasWovenBeforeLoading() throws IOException {
        try (InputStream in = Kinds.class.getResourceAsStream("Kinds.class")) {
            assertThat(in).isNotNull();
            String text = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(text.contains("reknit$open")).isEqualTo(Way.current().weavesFiles());
        }
    }
}
