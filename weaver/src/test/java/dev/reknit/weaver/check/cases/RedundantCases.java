package dev.reknit.weaver.check.cases;

import dev.reknit.Redundant;
import dev.reknit.Strategy;
import java.io.IOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Right and wrong uses of {@link Redundant}. */
final class RedundantCases {
    private RedundantCases() {}

    interface Mirror {}

    static class Http implements Mirror {}

    static class Mirrors extends ArrayList<Http> {}

    static class Above {
        protected List<Mirror> inherited;
    }

    static class Fields extends Above {
        private final Mirrors list = new Mirrors();
        private Http[] array;
        private Supplier<Stream<? extends Mirror>> supplier;
        private List<?> anything;
        private static List<Mirror> shared;

        @Redundant(from = "list")
        private Mirror ofList;

        @Redundant(from = "array", strategy = Strategy.ROUND_ROBIN)
        private Mirror ofArray;

        @Redundant(from = "supplier")
        private Mirror ofSupplier;

        @Redundant(from = "stream")
        private Mirror ofStream;

        @Redundant(from = "inherited")
        private Mirror ofInherited;

        @Redundant(from = "anything", ejectAfter = 0, ejectionTime = 1, maxEjectionTime = 1, maxEjectedPercent = 100)
        private Mirror ofAnything;

        @Redundant(from = "shared")
        private static Mirror ofShared;

        private Stream<Mirror> stream() {
            return Stream.of();
        }
    }

    static class WrongFields {
        private List<Mirror> mirrors;
        private List<String> names;
        private Stream<Mirror> stream;
        private int[] numbers;
        private String text;

        @Redundant
        @Expect(
                "error: @Redundant.from = \"\": names nothing; name the field or method without parameters that gives the"
                        + " instances; allowed: an Iterable, an array, a Stream (from a method), or a Supplier of these")
        private Mirror nothing;

        @Redundant(from = "mirors")
        @Expect("error: @Redundant.from = \"mirors\": there is no field and no method of that name in"
                + " dev.reknit.weaver.check.cases.RedundantCases$WrongFields or its supertypes;"
                + " perhaps \"mirrors\" was meant;"
                + " allowed: an Iterable, an array, a Stream (from a method), or a Supplier of these")
        private Mirror misspelt;

        @Redundant(from = "itself")
        @Expect("error: @Redundant.from = \"itself\": is the annotated field itself; name what gives the instances;"
                + " allowed: an Iterable, an array, a Stream (from a method), or a Supplier of these")
        private Mirror itself;

        @Redundant(from = "names")
        @Expect("error: @Redundant.from = \"names\": gives java.lang.String, but the field is a"
                + " dev.reknit.weaver.check.cases.RedundantCases$Mirror;"
                + " allowed: an Iterable, an array, a Stream (from a method), or a Supplier of these")
        private Mirror elements;

        @Redundant(from = "text")
        @Expect("error: @Redundant.from = \"text\": is a java.lang.String, which gives no instances;"
                + " allowed: an Iterable, an array, a Stream (from a method), or a Supplier of these")
        private Mirror noSource;

        @Redundant(from = "numbers")
        @Expect("error: @Redundant.from = \"numbers\": is a int[], which gives no instances;"
                + " allowed: an Iterable, an array, a Stream (from a method), or a Supplier of these")
        private Mirror primitives;

        @Redundant(from = "stream")
        @Expect("error: @Redundant.from = \"stream\": is a field that holds a Stream, which can be read once only;"
                + " name a method that makes one;"
                + " allowed: an Iterable, an array, a Stream (from a method), or a Supplier of these")
        private Mirror readOnce;

        @Redundant(from = "mirrors")
        @Expect("error: @Redundant.from = \"mirrors\": is not static, but the field is; declare it static;"
                + " allowed: an Iterable, an array, a Stream (from a method), or a Supplier of these")
        private static Mirror ofClass;

        @Redundant(from = "mirrors")
        @Expect({
            "error: @Redundant: the field is a dev.reknit.weaver.check.cases.RedundantCases$Http;"
                    + " declare it as an interface that the instances share",
            "error: @Redundant.from = \"mirrors\": gives dev.reknit.weaver.check.cases.RedundantCases$Mirror,"
                    + " but the field is a dev.reknit.weaver.check.cases.RedundantCases$Http;"
                    + " allowed: an Iterable, an array, a Stream (from a method), or a Supplier of these"
        })
        private Http noInterface;

        @Redundant(from = "mirrors")
        @Expect({
            "error: @Redundant: the field is final, but Reknit fills it; take final off",
            "error: @Redundant: the field is assigned in a constructor or its initializer, but Reknit fills it;"
                    + " take the assignment out"
        })
        private final Mirror constant = new Http();

        @Redundant(from = "mirrors")
        @Expect("error: @Redundant: the field is assigned in set(RedundantCases$Mirror),"
                + " but Reknit fills it; take the assignment out")
        private Mirror assigned;

        @Redundant(from = "given")
        @Expect({
            "error: @Redundant: the field is assigned in its static initializer, but Reknit fills it;"
                    + " take the assignment out"
        })
        private static Mirror initialized = new Http();

        @Redundant(from = "mirrors", alternates = "a", accept = "b")
        @Expect({
            "error: @Redundant.alternates = {\"a\"}: is for methods; on a field, name from instead",
            "error: @Redundant.accept = \"b\": is for methods; on a field, name from instead"
        })
        private Mirror attributes;

        @Redundant(from = "mirrors", ejectAfter = -1, ejectionTime = 0, maxEjectionTime = -1, maxEjectedPercent = 101)
        @Expect({
            "error: @Redundant.ejectAfter = -1: is out of range; allowed: 0 (never) or more",
            "error: @Redundant.ejectionTime = 0: is out of range; allowed: 1 or more",
            "error: @Redundant.maxEjectionTime = -1: is out of range; allowed: at least ejectionTime, which is 0",
            "error: @Redundant.maxEjectedPercent = 101: is out of range; allowed: 0 to 100"
        })
        private Mirror ranges;

        @Redundant(from = "mirrors", ejectionTimeUnit = ChronoUnit.HOURS)
        @Expect("warning: @Redundant.ejectionTimeUnit = HOURS: is the unit of the default ejectionTime = 30000;"
                + " write ejectionTime as well")
        private Mirror unit;

        @Redundant(
                from = "mirrors",
                failOn = {},
                skipOn = IOException.class)
        @Expect("error: @Redundant.failOn = {}: lists nothing, so the policy never acts; list classes or leave it out;"
                + " allowed: one or more classes")
        private Mirror nothingFails;

        @Redundant(from = "mirrors", failOn = IOException.class, skipOn = IOException.class)
        @Expect(
                "error: @Redundant.skipOn = {java.io.IOException}: covers everything in failOn = {java.io.IOException} and"
                        + " wins, so the policy never acts; narrow it or take it out")
        private Mirror skipsAll;

        static List<Mirror> given() {
            return List.of();
        }

        void set(Mirror mirror) {
            assigned = mirror;
        }
    }

    static class Methods {
        @Redundant(
                alternates = {"viaMirror", "viaCache"},
                accept = "plausible",
                failOn = IOException.class)
        Number rate(String currency) {
            return 1;
        }

        Integer viaMirror(String currency) throws IOException {
            return 1;
        }

        Number viaCache(String currency) {
            return 1;
        }

        static boolean plausible(Number rate) {
            return true;
        }

        @Redundant(alternates = "future", accept = "plausible")
        CompletionStage<Integer> stage() {
            return new CompletableFuture<>();
        }

        CompletableFuture<Integer> future() {
            return new CompletableFuture<>();
        }
    }

    static class WrongMethods {
        @Redundant
        @Expect(
                "error: @Redundant.alternates = {}: names nothing; name at least one method that does the same in another"
                        + " way; allowed: names of methods with the parameters and the result of nothing()")
        void nothing() {}

        @Redundant(alternates = "viaMirro")
        @Expect("error: @Redundant.alternates = \"viaMirro\": there is no method of that name in"
                + " dev.reknit.weaver.check.cases.RedundantCases$WrongMethods or its supertypes;"
                + " perhaps \"viaMirror\" was meant; allowed: int viaMirro(String)")
        int misspelt(String name) {
            return 1;
        }

        @Redundant(alternates = "viaMirror")
        @Expect("error: @Redundant.alternates = \"viaMirror\": does not fit: found int viaMirror(String);"
                + " allowed: int viaMirror(int)")
        int parameters(int number) {
            return 1;
        }

        @Redundant(alternates = "viaMirror")
        @Expect("error: @Redundant.alternates = \"viaMirror\": viaMirror(String) returns int, not what result(String)"
                + " returns; allowed: long")
        long result(String name) {
            return 1;
        }

        @Redundant(alternates = {"itself", "viaMirror", "viaMirror"})
        @Expect({
            "error: @Redundant.alternates = \"itself\": is the guarded method itself; name another",
            "error: @Redundant.alternates = \"viaMirror\": is named twice; it is tried once at most"
        })
        int itself(String name) {
            return 1;
        }

        @Redundant(alternates = "viaMirror", accept = "fits")
        @Expect({
            "error: @Redundant.alternates = \"viaMirror\": viaMirror(String) is not static, but ofClass(String) is;"
                    + " declare it static",
            "error: @Redundant.accept = \"fits\": is not static, but ofClass(String) is; declare it static;"
                    + " allowed: static boolean fits(int)"
        })
        static int ofClass(String name) {
            return 1;
        }

        @Redundant(alternates = "viaMirror", accept = "fit")
        @Expect("error: @Redundant.accept = \"fit\": there is no method of that name in"
                + " dev.reknit.weaver.check.cases.RedundantCases$WrongMethods or its supertypes; perhaps \"fits\" was meant;"
                + " allowed: boolean fit(int)")
        int accept(String name) {
            return 1;
        }

        @Redundant(
                alternates = "viaMirror",
                from = "x",
                strategy = Strategy.ROUND_ROBIN,
                ejectAfter = 1,
                ejectionTime = 2,
                maxEjectionTime = 3,
                ejectionTimeUnit = ChronoUnit.SECONDS,
                maxEjectedPercent = 4)
        @Expect({
            "error: @Redundant.from = \"x\": is for fields; on a method, name alternates instead",
            "error: @Redundant.ejectAfter = 1: is for fields; on a method, name alternates instead",
            "error: @Redundant.ejectionTime = 2: is for fields; on a method, name alternates instead",
            "error: @Redundant.maxEjectionTime = 3: is for fields; on a method, name alternates instead",
            "error: @Redundant.ejectionTimeUnit = SECONDS: is for fields; on a method, name alternates instead",
            "error: @Redundant.maxEjectedPercent = 4: is for fields; on a method, name alternates instead",
            "error: @Redundant.strategy = ROUND_ROBIN: is for fields; a method and its alternates are tried in their"
                    + " order; allowed: FAILOVER"
        })
        int attributes(String name) {
            return 1;
        }

        @Redundant(alternates = "viaMirror", failOn = IOException.class)
        @Expect(
                "error: @Redundant.failOn = java.io.IOException: cannot occur, since cannotOccur(String) does not declare"
                        + " it; declare it with throws, or take it out here; allowed: unchecked exceptions")
        int cannotOccur(String name) {
            return 1;
        }

        int viaMirror(String name) {
            return 1;
        }

        boolean fits(int result) {
            return true;
        }
    }
}
