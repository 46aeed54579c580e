package dev.reknit.weaver.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.check.Problem.Severity;
import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.AnnotationModel.EnumValue;
import dev.reknit.weaver.model.AnnotationValues;
import dev.reknit.weaver.report.ClassReport.Guarded;
import dev.reknit.weaver.report.ClassReport.PolicyInPlan;
import dev.reknit.weaver.report.StateField.Handling;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;

class WeaveReportTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "weave-report.md");

    private static final Map<String, String> ORIGINS =
            Map.of("maxRetries", "reknit.rules:7", "jitter", "reknit.properties:3 com.acme.Rates/rate/Retry/jitter");

    private static PolicyInPlan policy(Class<? extends Annotation> type, String source, Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return PolicyInPlan.of(
                new AnnotationValues(type, new AnnotationModel(Type.getDescriptor(type), values)),
                source,
                source.equals("class") ? "com.acme.Quotes" : null,
                source.equals("rule") ? "reknit.rules:4" : null,
                ORIGINS);
    }

    /** The example of the document. */
    private static WeaveReport example() {
        WeaveReport report = new WeaveReport();
        report.add(new ClassReport(
                "com.acme.Rates",
                List.of(
                        new Guarded(
                                "mirror",
                                List.of(policy(
                                        dev.reknit.Redundant.class,
                                        "field",
                                        "from",
                                        "mirrors",
                                        "strategy",
                                        new EnumValue("Ldev/reknit/Strategy;", "ROUND_ROBIN")))),
                        new Guarded(
                                "rate(Currency)",
                                List.of(
                                        policy(dev.reknit.Fallback.class, "method", "fallbackMethod", "cached"),
                                        policy(
                                                dev.reknit.Retry.class,
                                                "method",
                                                "maxRetries",
                                                5,
                                                "delay",
                                                100L,
                                                "jitter",
                                                200L,
                                                "retryOn",
                                                List.of(Type.getType("Ljava/io/IOException;"))))),
                        new Guarded(
                                "history(int,int)",
                                List.of(
                                        policy(dev.reknit.Fallback.class, "rule", "fallbackMethod", "none"),
                                        policy(dev.reknit.Retry.class, "class", "maxRetries", 2)))),
                List.of(new Problem(
                        Severity.WARNING,
                        "com.acme.Rates",
                        "rate(Currency)",
                        "Retry",
                        null,
                        null,
                        "writes count, and a retry finds what the failed attempt left there;"
                                + " add @Checkpointed, or mark what is not state @Ephemeral"))));
        report.add(new ClassReport(
                "com.acme.Orders",
                List.of(new Guarded(
                        "book(Order)", List.of(policy(dev.reknit.Journaled.class, "method", "version", 2)))),
                List.of(
                        new Problem(
                                Severity.ERROR,
                                "com.acme.Orders",
                                "cancel()",
                                "Retry.delay",
                                "-1",
                                "0 or more",
                                "is out of range"),
                        new Problem(
                                Severity.ERROR,
                                "com.acme.Orders",
                                "cancel()",
                                "Fallback",
                                null,
                                null,
                                "says no fallback; give fallbackMethod or value")),
                Set.of(),
                List.of(
                        new StateField("market", Handling.SHARED, null),
                        new StateField("open", Handling.TRACKED, null),
                        new StateField(
                                "note",
                                Handling.COPIED,
                                "whenever a call opens, since classes outside its nest may write it; make it private"),
                        new StateField("volume", Handling.TRACKED, null),
                        new StateField(
                                "tags",
                                Handling.COPIED,
                                "whenever a call opens, all of it,"
                                        + " since a com.google.common.collect.Multimap does not log its changes")),
                new DurableObjects(
                        "orders",
                        "market",
                        "default",
                        1_000,
                        "30 SECONDS",
                        2,
                        "AUTO",
                        List.of(new DurableObjects.Entry("book(Order)", "book", 2, "SYNC")))));
        return report;
    }

    /** The fenced block of the document that begins with a line. */
    private static String block(String fence) throws Exception {
        String text = Files.readString(DOCUMENT);
        int from = text.indexOf("\n```" + fence + "\n") + fence.length() + 5;
        return text.substring(from, text.indexOf("```", from));
    }

    @Test
    void text_is_as_documented() throws Exception {
        assertThat(example().text()).isEqualTo(block("text"));
    }

    @Test
    void json_is_as_documented() throws Exception {
        assertThat(example().json()).isEqualTo(block("json"));
    }

    @Test
    void json_is_read_by_another_parser() throws Exception {
        JsonNode json = new ObjectMapper().readTree(example().json());

        assertThat(json.at("/version").intValue()).isEqualTo(1);
        assertThat(json.at("/classes/0/name").textValue()).isEqualTo("com.acme.Orders");
        JsonNode retry = json.at("/classes/1/guarded/1/plan/1");
        assertThat(retry.at("/attributes/maxRetries").intValue()).isEqualTo(5);
        assertThat(retry.at("/attributes/jitter").isNumber())
                .as("a default that was written")
                .isTrue();
        assertThat(retry.at("/attributes/retryOn/0").textValue()).isEqualTo("java.io.IOException");
        assertThat(json.at("/totals/refused").intValue()).isEqualTo(1);
    }

    @Test
    void json_of_any_text_is_read_back_the_same() throws Exception {
        StringBuilder every = new StringBuilder("\uD83D\uDE00");
        for (char c = 0; c < 0x180; c++) {
            every.append(c);
        }
        every.append("\u2028\uFFFF");

        assertThat(new ObjectMapper().readTree(Json.write(Map.of(every.toString(), List.of(every.toString())))))
                .isEqualTo(new ObjectMapper().valueToTree(Map.of(every.toString(), List.of(every.toString()))));
    }

    @Test
    void half_of_a_surrogate_pair_is_replaced() {
        assertThat(Json.write("a\uD83Db\uDE00")).isEqualTo("\"a\uFFFDb\uFFFD\"\n");
    }

    @Test
    void numbers_that_json_has_not_are_texts() {
        assertThat(Json.write(List.of(Double.NaN, 1.5, Long.MAX_VALUE, true)))
                .isEqualTo("[\n  \"NaN\",\n  1.5,\n  9223372036854775807,\n  true\n]\n");
    }

    @Test
    void nothing_woven_is_one_line() {
        WeaveReport report = new WeaveReport();
        report.add(new ClassReport("com.acme.Plain", List.of(), List.of()));

        assertThat(report.text())
                .isEqualTo("Guarded: 0 methods and 0 fields in 0 classes. Refused: 0, with 0 errors. Warnings: 0.\n");
        assertThat(report.classes()).isEmpty();
    }

    @Test
    void class_woven_again_replaces_its_report() {
        WeaveReport report = example();
        report.add(new ClassReport("com.acme.Orders", List.of(), List.of()));

        assertThat(report.totals()).isEqualTo(new WeaveReport.Totals(1, 2, 1, 0, 0, 1));
    }

    @Test
    void problem_of_a_class_that_is_found_with_each_method_is_told_once() {
        Problem problem = new Problem(Severity.ERROR, "com.acme.A", "", "Retry.delay", "-1", "0 or more", "no");

        assertThat(new ClassReport("com.acme.A", List.of(), List.of(problem, problem)).problems())
                .containsExactly(problem);
    }

    @Test
    void classes_added_by_many_threads_are_all_there() throws Exception {
        WeaveReport report = new WeaveReport();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 1000; i++) {
            String name = "com.acme.C" + i;
            threads.execute(() -> report.add(new ClassReport(name, List.of(new Guarded("m()", List.of())), List.of())));
        }
        threads.shutdown();

        assertThat(threads.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        assertThat(report.totals().methods()).isEqualTo(1000);
    }
}
