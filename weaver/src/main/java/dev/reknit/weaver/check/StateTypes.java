package dev.reknit.weaver.check;

import dev.reknit.weaver.model.ClassIndex;
import dev.reknit.weaver.model.ClassModel;
import dev.reknit.weaver.model.MethodModel;
import java.util.List;
import java.util.Set;

/**
 * The classes of an application that an object's state is made of, as far as the declared types of fields tell.
 * Names are internal.
 *
 * @param declared the object's class, and those that fields, their type arguments and elements are declared as; an
 *     object may be of a subclass of them
 * @param inherited superclasses of these
 * @param enums the enums among what fields, type arguments and elements are declared as
 */
public record StateTypes(Set<String> declared, Set<String> inherited, Set<String> enums) {
    /** A class and its subclasses, or one that others extend. */
    public static StateTypes ofNames(Set<String> declared, Set<String> inherited) {
        return new StateTypes(declared, inherited, Set.of());
    }

    /** Those of a class's objects. */
    public static StateTypes of(ClassModel type, ClassIndex index) {
        return of(type, List.of(), index);
    }

    /** Those of a class's objects and of the arguments of some methods. */
    public static StateTypes of(ClassModel type, List<MethodModel> arguments, ClassIndex index) {
        StateWalk walk = new StateWalk(new Types(index));
        walk.object(type);
        arguments.forEach(walk::arguments);
        walk.obstacles();
        return new StateTypes(walk.declared(), walk.inherited(), walk.enums());
    }
}
