package dev.reknit.weaver.rewrite;

/**
 * The body of a method that logs what it changes, beside the one that does not.
 *
 * @param name of the method that has it
 * @param descriptor the undo log, and then the parameters of the method itself
 */
public record LoggingBody(String name, String descriptor) {}
