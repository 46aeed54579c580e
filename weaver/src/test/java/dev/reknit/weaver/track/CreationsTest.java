package dev.reknit.weaver.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.runtime.state.TrackedCollection;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CreationsTest {
    @Test
    void collectionsInFields_areTracked() throws Exception {
        Class<?> type = new TrackedLoader(CollectionCases.class).loadClass(CollectionCases.Maps.class.getName());
        Object object = type.getConstructor().newInstance();
        for (String each : List.of("map", "sets", "dates")) {
            Field field = type.getDeclaredField(each);
            field.setAccessible(true);
            assertThat(field.get(object)).as(each).isInstanceOf(TrackedCollection.class);
        }
    }

    @Test
    void classesThatExtendOnes_keepTheirSuperclass() throws Exception {
        Class<?> type = new TrackedLoader(CollectionCases.class).loadClass(CollectionCases.Names.class.getName());
        assertThat(type.getSuperclass()).isEqualTo(java.util.HashSet.class);
    }

    static List<String> replaced() {
        return List.copyOf(Creations.REPLACED);
    }

    @Test
    void linkedTypesForJava21_areThoseWithItsMethods() {
        assertThat(Creations.twin("java/util/LinkedHashMap", 21)).endsWith("/SequencedLinkedHashMap");
        assertThat(Creations.twin("java/util/LinkedHashSet", 25)).endsWith("/SequencedLinkedHashSet");
        assertThat(Creations.twin("java/util/LinkedHashMap", 20)).endsWith("/TrackedLinkedHashMap");
        assertThat(Creations.twin("java/util/HashMap", 25)).endsWith("/TrackedHashMap");
    }

    @ParameterizedTest
    @MethodSource("replaced")
    void twin_isASubclassWithTheSameConstructors(String name) throws ClassNotFoundException {
        Class<?> type = Class.forName(name.replace('/', '.'));
        Class<?> twin = Class.forName(Creations.twin(name, 17).replace('/', '.'));
        assertThat(twin).isAssignableTo(type).isAssignableTo(TrackedCollection.class);
        List<List<Class<?>>> missing = new ArrayList<>();
        for (Constructor<?> each : type.getConstructors()) {
            try {
                Constructor<?> same = twin.getConstructor(each.getParameterTypes());
                assertThat(Modifier.isPublic(same.getModifiers())).isTrue();
            } catch (NoSuchMethodException none) {
                missing.add(List.of(each.getParameterTypes()));
            }
        }
        assertThat(missing).isEmpty();
    }
}
