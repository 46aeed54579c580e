package dev.reknit.weaver.loaded;

import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.pool.TypePool;
import org.jspecify.annotations.Nullable;

/**
 * Remembers types, and takes one that is not found for an empty class: a method may name types that
 * are not on the class path, as optional dependencies are, and advice only passes them on.
 */
final class MissingTypes implements TypePool.CacheProvider {
    private final TypePool.CacheProvider known = Simple.withObjectType();

    @Override
    public TypePool.@Nullable Resolution find(String name) {
        return known.find(name);
    }

    @Override
    public TypePool.Resolution register(String name, TypePool.Resolution found) {
        return known.register(name, found instanceof TypePool.Resolution.Illegal ? empty(name) : found);
    }

    private static TypePool.Resolution empty(String name) {
        return new TypePool.Resolution.Simple(new TypeDescription.Latent(
                name, Opcodes.ACC_PUBLIC, TypeDescription.Generic.OfNonGenericType.ForLoadedType.of(Object.class)));
    }

    @Override
    public void clear() {
        known.clear();
    }
}
