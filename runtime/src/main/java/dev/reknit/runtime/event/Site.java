package dev.reknit.runtime.event;

/**
 * Where something happened: a guarded method, or a field.
 *
 * @param owner the class that declares it
 * @param member the member as the log shows it, such as {@code fetch(String)}
 */
public record Site(Class<?> owner, String member) {
    /** The simple class name and the member, such as {@code Mirror.fetch(String)}. */
    @Override
    public String toString() {
        String name = owner.getName();
        return name.substring(name.lastIndexOf('.') + 1) + '.' + member;
    }
}
