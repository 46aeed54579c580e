/**
 * What AspectJ does not honour of the scenarios, whether ajc or the load-time weaver has woven them. Start reading at {@link
 * dev.reknit.scenarios.aspectj.RefusalsTest}.
 */
@NullMarked
package dev.reknit.scenarios.aspectj;

import org.jspecify.annotations.NullMarked;
