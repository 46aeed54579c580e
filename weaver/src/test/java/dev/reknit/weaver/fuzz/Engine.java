package dev.reknit.weaver.fuzz;

import dev.reknit.weaver.LoaderRewriter;
import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.rules.RuleBook;
import dev.reknit.weaver.rules.RuleFile;
import dev.reknit.weaver.track.Ownership;
import java.util.ArrayList;
import java.util.List;

/** A way in which a class file is changed, for a trial to hold against its promises. */
interface Engine {
    /** Of all kinds, and one of them for every method. */
    String RULES = """
            execution(@java.lang.Deprecated * *..*(..)) || @annotation(org.assertj.core.util.CheckReturnValue) => Timeout(500)
            execution(* java.util.Collection+.*(..)) && args(Object, ..) && !within(java.util..*) => Bulkhead(1000000)
            execution(* *(..)) => Retry(jitter = 0)
            """;

    /** The changed class; null if it stays as it is. */
    byte[] weave(byte[] classFile, ClassIndex index);

    /** Every way there is, by name. */
    static List<Named> all() {
        List<Named> all = new ArrayList<>();
        for (Form form : Form.values()) {
            Weaver weaver = form.weaver();
            all.add(new Named("new, " + form, (classFile, index) -> result(weaver, classFile, index, false)));
            all.add(new Named("loaded, " + form, (classFile, index) -> result(weaver, classFile, index, true)));
        }
        all.add(new Named(
                "tracked",
                (classFile, index) ->
                        result(Form.STATE.weaver().with(Ownership.ofAll(index)), classFile, index, false)));
        RuleBook book = RuleBook.of(List.of(RuleFile.parse("fuzz.rules", RULES)));
        all.add(new Named(
                "rules",
                (classFile, index) -> result(Weaver.standard().with(book.in(index)), classFile, index, false)));
        for (LoaderRewriter.Home home : LoaderRewriter.Home.values()) {
            LoaderRewriter rewriter = new LoaderRewriter(home);
            all.add(new Named(
                    "class loader, " + home,
                    (classFile, index) ->
                            LoaderRewriter.mayConcern(classFile) ? rewriter.rewrite(classFile, index) : null));
        }
        return all;
    }

    private static byte[] result(Weaver weaver, byte[] classFile, ClassIndex index, boolean loaded) {
        if (!weaver.mayConcern(classFile, index::passesOnAnnotations)) {
            return null;
        }
        Weaving weaving = loaded ? weaver.weaveLoaded(classFile, index) : weaver.weave(classFile, index);
        weaving.report().problems().forEach(each -> each.line());
        return weaving.classFile();
    }

    /** An engine with its name. */
    record Named(String name, Engine engine) {}
}
