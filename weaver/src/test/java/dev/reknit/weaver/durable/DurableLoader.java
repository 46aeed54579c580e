package dev.reknit.weaver.durable;

import dev.reknit.weaver.Weaver;
import dev.reknit.weaver.Weaving;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.report.ClassReport;
import dev.reknit.weaver.track.Ownership;
import dev.reknit.weaver.track.Survey;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Loads a class with those nested in it anew, woven as a build does it: all are looked at before. */
final class DurableLoader extends ClassLoader {
    private final String root;
    private final ClassIndex index;
    private final Weaver weaver;
    private final UnaryOperator<byte[]> afterwards;
    private final Map<String, ClassReport> reports = new HashMap<>();

    DurableLoader(Class<?> root, UnaryOperator<byte[]> afterwards) {
        super(DurableLoader.class.getClassLoader());
        this.root = root.getName();
        this.index = ClassIndex.of(getParent());
        this.weaver = Weaver.standard().with(Ownership.ofAll(index));
        this.afterwards = afterwards;
        Survey survey = weaver.survey(index);
        for (Class<?> each : root.getDeclaredClasses()) {
            survey.add(index.read(each.getName().replace('.', '/')));
        }
        survey.finish();
    }

    /** What weaving said of a class. */
    ClassReport report(String name) {
        return reports.get(root + "$" + name);
    }

    Class<?> nested(String name) throws ClassNotFoundException {
        return loadClass(root + "$" + name);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            boolean own = (name.equals(root) || name.startsWith(root + "$")) && !name.endsWith("$Book");
            if (loaded == null && own) {
                byte[] classFile = index.read(name.replace('.', '/'));
                Weaving weaving = weaver.weave(classFile, index);
                reports.put(name, weaving.report());
                byte[] woven = weaving.classFile() == null ? classFile : afterwards.apply(weaving.classFile());
                return defineClass(name, woven, 0, woven.length);
            }
            return loaded == null ? super.loadClass(name, resolve) : loaded;
        }
    }
}
