package dev.reknit.weaver;

import dev.reknit.weaver.check.Problem;
import dev.reknit.weaver.check.Problem.Severity;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.track.Ownership;
import dev.reknit.weaver.track.Survey;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Which classes of a build by Byte Buddy's engine are tracked: all are looked at before the first is woven. Safe for use by several threads. */
final class BuildTracking implements Ownership.Scope {
    private final Set<String> names = ConcurrentHashMap.newKeySet();
    private final ClassIndex index;
    private final Ownership ownership;
    private final Weaver weaver;
    private @Nullable Survey survey;

    BuildTracking(ClassIndex index) {
        this.index = index;
        this.ownership = new Ownership(index, this);
        this.weaver = Weaver.standard().with(ownership);
        this.survey = weaver.survey(index);
    }

    /** What weaves; all classes have been looked at by now. */
    Weaver weaver() {
        finish();
        return weaver;
    }

    ClassIndex index() {
        return index;
    }

    /** Looks at a class. */
    synchronized void add(String name, byte[] classFile) {
        names.add(name);
        if (survey != null) {
            survey.add(classFile);
        }
    }

    /** Whether a class is to be woven though it does not mention Reknit. */
    boolean concerns(String name, byte[] classFile) {
        return weaver().mayConcern(classFile, superclass -> false) || !weaver.letPass(name);
    }

    /** What keeps the build from going on with a class that was woven, or left as it is, as a sentence; null if nothing does. */
    @Nullable
    String error(ClassModel type) {
        Ownership.Failure failure = ownership.failure(type.name());
        return failure == null || failure.severity() != Severity.ERROR
                ? null
                : Problem.at(type.binaryName(), failure.severity(), failure.why())
                        .line();
    }

    private synchronized void finish() {
        if (survey != null) {
            survey.finish();
            survey = null;
        }
    }

    @Override
    public boolean covers(String name) {
        return names.contains(name);
    }

    @Override
    public boolean isClosed() {
        return true;
    }
}
