package dev.reknit.weaver;

import dev.reknit.weaver.model.Marks;
import dev.reknit.weaver.model.RawClassFile;
import org.jspecify.annotations.Nullable;

/**
 * What the raw bytes of a class file tell about whether it concerns the weaver, in about a microsecond. They
 * err only on the side of yes.
 *
 * @param mentionsReknit whether the constant pool has a name that begins like the descriptors of Reknit's annotations
 * @param superclass the internal name of the class from which it may inherit them, of which its own bytes tell
 *     nothing; null if there is no need to ask
 */
public record Prefilter(boolean mentionsReknit, @Nullable String superclass) {
    /** Looks at a class file; what is not one does not concern the weaver. */
    public static Prefilter of(byte[] classFile) {
        RawClassFile raw = new RawClassFile(classFile);
        boolean mentionsReknit = raw.hasTextBeginning(Marks.PACKAGE);
        return new Prefilter(mentionsReknit, mentionsReknit ? null : raw.ownSuperclass());
    }
}
