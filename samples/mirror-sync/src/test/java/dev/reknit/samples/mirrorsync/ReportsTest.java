package dev.reknit.samples.mirrorsync;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.reknit.samples.mirrorsync.server.Fault;
import dev.reknit.samples.mirrorsync.server.Ledger;
import dev.reknit.samples.mirrorsync.server.Level;
import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReportsTest {
    private final Ledger done = new Ledger();
    private final Ledger noticed = new Ledger();

    @BeforeEach
    void fill() {
        done.add("mirror-1", Fault.DIE);
        done.add("mirror-1", Fault.RESET);
        done.add("mirror-2", Fault.STALL);
        noticed.add("mirror-1", Fault.RESET);
        noticed.add("mirror-1", Fault.RESET);
        noticed.add("mirror-1", Fault.REFUSE);
        noticed.add("mirror-2", Fault.STALL);
    }

    @Test
    void text_countsDeathsAmongResets() {
        String text = TextReport.of(Outcomes.of(Level.MANY, done, noticed, Outcomes.PLENTY));

        assertThat(text.lines().map(String::stripTrailing))
                .contains(
                        "What the mirrors did          mirror-1    mirror-2         all   (done / noticed by Reknit)",
                        "  stalled                            .       1 / 1       1 / 1",
                        "  reset the connection           2 / 2           .       2 / 2   (deaths among them)",
                        "  died                               1           .           1",
                        "  refused connections            - / 1           .       - / 1   (while dead)",
                        "      5  calls went on to another mirror",
                        "3 files, 1.2 MB in 8.9 s, seed 42, faults many",
                        "Every byte verified: the copy is the source.");
    }

    @Test
    void text_manyProblems_showsTheFirstTen() {
        String[] problems = new String[12];
        for (int i = 0; i < problems.length; i++) {
            problems[i] = "problem " + i;
        }

        String text = TextReport.of(Outcomes.of(Level.SOME, done, noticed, Outcomes.PLENTY, problems));

        assertThat(text).contains("WRONG:", "  problem 9", "  and 2 more").doesNotContain("problem 10", "verified");
    }

    @Test
    void json_isOneLineThatAParserReads() throws IOException {
        String problem = "a \"quoted\\name\"\nand a tab\t";
        String json = JsonReport.of(Outcomes.of(Level.MANY, done, noticed, Outcomes.PLENTY, problem));

        assertThat(json).doesNotContain("\n");
        JsonNode root = new ObjectMapper().readTree(json);
        assertThat(root.get("ok").booleanValue()).isFalse();
        assertThat(root.get("faults").textValue()).isEqualTo("many");
        assertThat(root.get("bytes").longValue()).isEqualTo(1_234_567);
        assertThat(root.at("/mirrors/mirror-1/noticed/reset").intValue()).isEqualTo(2);
        assertThat(root.at("/reknit/restores").intValue()).isEqualTo(1);
        assertThat(root.get("problems").get(0).textValue()).isEqualTo(problem);
    }
}
