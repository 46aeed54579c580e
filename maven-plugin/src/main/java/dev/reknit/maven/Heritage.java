package dev.reknit.maven;

import dev.reknit.weaver.model.AnnotationModel;
import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.Marks;
import dev.reknit.weaver.model.RawClassFile;

/**
 * What a class inherits of annotations.
 *
 * @param superclass its superclass by internal name; empty if that is none of an application
 * @param annotations those of its superclasses, nearest first, as text that is the same for the same annotations
 */
record Heritage(String superclass, String annotations) {
    /** Of a class that inherits nothing, and never will; and of what is no class. */
    static final Heritage NONE = new Heritage("", "");

    /** What a class inherits. */
    static Heritage of(byte[] classFile, ClassIndex index) {
        String superclass = new RawClassFile(classFile).ownSuperclass();
        return superclass == null ? NONE : new Heritage(superclass, annotations(superclass, index));
    }

    /** Whether it would be the same now. */
    boolean isUnchanged(ClassIndex index) {
        return superclass.isEmpty() || annotations.equals(annotations(superclass, index));
    }

    private static String annotations(String superclass, ClassIndex index) {
        StringBuilder all = new StringBuilder();
        String name = superclass;
        while (name != null && index.passesOnAnnotations(name)) {
            ClassModel type = index.find(name).orElseThrow();
            for (AnnotationModel each : type.annotations()) {
                // The mark comes when the superclass is woven, and is not inherited.
                if (each.descriptor().startsWith(Marks.PACKAGE)
                        && !each.descriptor().equals(Marks.WOVEN)) {
                    all.append(each);
                }
            }
            name = type.superName();
        }
        return all.toString();
    }
}
