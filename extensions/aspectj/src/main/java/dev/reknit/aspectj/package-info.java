/**
 * The annotations of an application as join points of AspectJ, led into the runtime. Start reading at {@link
 * dev.reknit.aspectj.ReknitAspect}.
 */
@NullMarked
package dev.reknit.aspectj;

import org.jspecify.annotations.NullMarked;
