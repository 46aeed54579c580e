/**
 * A class file as the weaver reads it, without loading any class. Start reading at {@link
 * dev.reknit.weaver.model.ClassModel}; {@link dev.reknit.weaver.model.ClassIndex} finds others by name.
 */
@NullMarked
package dev.reknit.weaver.model;

import org.jspecify.annotations.NullMarked;
