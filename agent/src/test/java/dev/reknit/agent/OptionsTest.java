package dev.reknit.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.reknit.agent.log.LogMode;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Options parse(String arguments) {
        return Options.parse(arguments, new Properties());
    }

    @Test
    void nothing_isTheDefault() {
        Options options = Options.parse(null, new Properties());

        assertThat(options.log()).isEqualTo(LogMode.ON);
        assertThat(options.report()).isNull();
        assertThat(options.covers("any.Name")).isTrue();
        assertThat(options.mistakes()).isEmpty();
    }

    @Test
    void arguments_winOverProperties() {
        Properties properties = new Properties();
        properties.setProperty("reknit.agent.include", "a.*,b.*");
        properties.setProperty("reknit.agent.log", "off");
        properties.setProperty("other", "x");

        Options options = Options.parse("include=c.*", properties);

        assertThat(options.include()).containsExactly("c.*");
        assertThat(options.log()).isEqualTo(LogMode.OFF);
    }

    @Test
    void include_isRepeated() {
        assertThat(parse("include=a.*,include=b.B").include()).containsExactly("a.*", "b.B");
    }

    @Test
    void patterns_matchWholeNames() {
        Options options = parse("include=com.acme.*,include=*.Client,exclude=com.acme.*Test*");

        assertThat(options.covers("com.acme.Foo")).isTrue();
        assertThat(options.covers("com.acme.deep.Foo")).isTrue();
        assertThat(options.covers("com.acmeother.Foo")).isFalse();
        assertThat(options.covers("org.Client")).isTrue();
        assertThat(options.covers("org.Clients")).isFalse();
        assertThat(options.covers("com.acme.FooTest")).isFalse();
        assertThat(options.covers("com.acme.FooTests$1")).isFalse();
    }

    @Test
    void tracking_isOnUnlessSwitchedOff() {
        assertThat(parse("log=off").tracking()).isTrue();
        assertThat(parse("tracking=false").tracking()).isFalse();
        assertThat(parse("tracking=no").mistakes())
                .containsExactly("agent option tracking = \"no\"; allowed: true, false");
    }

    @Test
    void mistakes_areNamedEach() {
        assertThat(parse("log=,report=,include,x=y").mistakes())
                .containsExactly(
                        "agent option log = \"\"; allowed: on, debug, off",
                        "agent option report is empty; allowed: the name of a file, .json for JSON",
                        "agent option include is empty; allowed: a pattern such as com.acme.*",
                        "unknown agent option \"x\"; allowed: log, include, exclude, rules, tracking, report");
    }
}
