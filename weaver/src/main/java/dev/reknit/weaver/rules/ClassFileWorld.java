package dev.reknit.weaver.rules;

import dev.reknit.weaver.model.ClassIndex;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.aspectj.apache.bcel.classfile.ClassParser;
import org.aspectj.bridge.IMessageHandler;
import org.aspectj.weaver.ReferenceType;
import org.aspectj.weaver.ReferenceTypeDelegate;
import org.aspectj.weaver.bcel.BcelWorld;
import org.jspecify.annotations.Nullable;

/** The types that AspectJ's matcher sees: class files from an index, none of them loaded. For one thread. */
final class ClassFileWorld extends BcelWorld {
    private final ClassIndex index;
    private @Nullable String given;
    private byte @Nullable [] givenFile;

    ClassFileWorld(ClassIndex index, IMessageHandler messages) {
        super(List.of(), messages, null);
        this.index = index;
        setBehaveInJava5Way(true);
    }

    /** From now on a class is what these bytes say, whatever the index has under its name. */
    void give(String name, byte[] classFile) {
        given = name;
        givenFile = classFile;
    }

    @Override
    protected @Nullable ReferenceTypeDelegate resolveDelegate(ReferenceType type) {
        String erasure = type.getErasureSignature(); // Lcom/acme/Foo;
        String name = erasure.substring(1, erasure.length() - 1).replace('/', '.');
        if (name.equals(given) && givenFile != null) {
            return delegate(type, name, givenFile);
        }
        byte[] classFile = read(name.replace('.', '/'));
        if (classFile == null) {
            return null;
        }
        try {
            return delegate(type, name, classFile);
        } catch (RuntimeException | AssertionError damaged) {
            return null; // as if it were not there
        }
    }

    private ReferenceTypeDelegate delegate(ReferenceType type, String name, byte[] classFile) {
        try {
            return buildBcelDelegate(
                    type, new ClassParser(new ByteArrayInputStream(classFile), name).parse(), false, false);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private byte @Nullable [] read(String name) {
        try {
            return index.read(name);
        } catch (RuntimeException | LinkageError unreadable) {
            return null;
        }
    }
}
