package dev.reknit.runtime;

/**
 * An attribute whose value is out of range. The rules that give it are pure functions of an
 * annotation, so that the weaver holds class files against the same ones.
 *
 * @param attribute its name
 * @param found the value found, with its unit where that matters
 * @param allowed the values allowed, in words
 */
public record Violation(String attribute, String found, String allowed) {}
