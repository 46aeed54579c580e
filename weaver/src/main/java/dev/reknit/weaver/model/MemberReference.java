package dev.reknit.weaver.model;

/**
 * A field or method as code names it, or as its class declares it.
 *
 * @param owner the internal name of the class: one that declares the member, or inherits it
 */
public record MemberReference(String owner, String name, String descriptor) {}
