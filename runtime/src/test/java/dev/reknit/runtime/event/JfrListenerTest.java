package dev.reknit.runtime.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.ValueDescriptor;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a recording holds. Each test looks at records that no other test writes. */
class JfrListenerTest {
    private static final Site SITE = new Site(JfrListenerTest.class, "fetch(String)");

    private final JfrListener listener = new JfrListener();

    @TempDir
    Path folder;

    @Test
    void recording_hasEachValueInItsOwnType() throws IOException {
        RecordedEvent written = recorded(new Event.AttemptFailed(SITE, 2, 4, 5_000_000, new IOException("no\nroute")));
        assertThat(written.getEventType().getName()).isEqualTo("dev.reknit.AttemptFailed");
        assertThat(written.getEventType().getLabel()).isEqualTo("Attempt failed");
        assertThat(written.getEventType().getDescription()).isEqualTo(Kind.ATTEMPT_FAILED.message());
        assertThat(written.getEventType().getCategoryNames()).containsExactly("Reknit", "Retry");
        assertThat(written.getString("site")).isEqualTo("JfrListenerTest.fetch(String)");
        assertThat(written.getClass("owner").getName()).isEqualTo(JfrListenerTest.class.getName());
        assertThat(written.getInt("attempt")).isEqualTo(2);
        assertThat(written.getDuration("delay")).isEqualTo(Duration.ofMillis(5));
        assertThat(written.getString("failure")).isEqualTo("java.io.IOException: no route");
        assertThat(written.getClass("failureClass").getName()).isEqualTo("java.io.IOException");
        assertThat(written.getStackTrace()).isNull();
        assertThat(written.getThread().getJavaName())
                .isEqualTo(Thread.currentThread().getName());
    }

    @Test
    void resultNotAccepted_hasNoFailure() throws IOException {
        RecordedEvent written = recorded(new Event.GaveUp(SITE, 4, "no attempt left", null));
        assertThat(written.getString("failure")).isNull();
        assertThat(written.getClass("failureClass")).isNull();
        assertThat(written.getString("reason")).isEqualTo("no attempt left");
    }

    @Test
    void noRecording_nothingIsWanted() {
        assertThat(listener.wants(Event.FallbackUsed.class)).isFalse();
    }

    @Test
    void recordingThatLeavesThemOut_nothingIsWanted() {
        try (Recording recording = new Recording()) {
            recording.disable("dev.reknit.FailedOver");
            recording.start();
            assertThat(listener.wants(Event.FailedOver.class)).isFalse();
            recording.enable("dev.reknit.FailedOver");
            assertThat(listener.wants(Event.FailedOver.class)).isTrue();
        }
    }

    @Test
    void everyEvent_canBeRecorded() {
        try (Recording recording = new Recording()) {
            recording.start();
            records(Event.class).forEach(each -> {
                assertThatCode(() -> listener.wants(each)).as(each.getName()).doesNotThrowAnyException();
                assertThat(JfrType.name(each)).isNotEmpty();
            });
        }
    }

    @Test
    void fields_haveLabels() throws IOException {
        List<ValueDescriptor> fields =
                recorded(new Event.CallRecovered(SITE, 2)).getEventType().getFields();
        Set<String> ofTheRecorder = Set.of("startTime", "duration", "eventThread", "stackTrace");
        assertThat(fields)
                .filteredOn(each -> !ofTheRecorder.contains(each.getName()))
                .extracting(ValueDescriptor::getLabel)
                .containsExactly("Site", "Owner", "Attempts");
    }

    private RecordedEvent recorded(Event event) throws IOException {
        Path file = folder.resolve("recording.jfr");
        String name = "dev.reknit." + JfrType.name(event.getClass());
        try (Recording recording = new Recording()) {
            recording.enable(name);
            recording.start();
            assertThat(listener.wants(event.getClass())).isTrue();
            listener.on(event);
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> found = RecordingFile.readAllEvents(file).stream()
                .filter(each -> each.getEventType().getName().equals(name))
                .toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    /** The records of a sealed hierarchy. */
    static Stream<Class<? extends Event>> records(Class<? extends Event> root) {
        return root.isRecord()
                ? Stream.of(root)
                : Stream.of(root.getPermittedSubclasses()).flatMap(each -> records(each.asSubclass(Event.class)));
    }
}
