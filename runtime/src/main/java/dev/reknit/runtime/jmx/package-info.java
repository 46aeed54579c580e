/**
 * Beans for JMX: {@code dev.reknit:type=Method} for each guarded method, one for the program, and one for each state of
 * a policy that is {@link dev.reknit.runtime.Managed}. Start reading at {@link dev.reknit.runtime.jmx.Beans}. Knows no
 * policy.
 */
@NullMarked
package dev.reknit.runtime.jmx;

import org.jspecify.annotations.NullMarked;
