/**
 * Configuration. Start reading at {@link dev.reknit.runtime.config.SyntheticAnnotation}, which is how a value that was
 * not written in a class comes to a policy.
 */
@NullMarked
package dev.reknit.runtime.config;

import org.jspecify.annotations.NullMarked;
