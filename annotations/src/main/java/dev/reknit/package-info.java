/**
 * What an application writes: the annotations, the interfaces it may implement for them and the
 * exceptions it may catch. Start reading at {@link dev.reknit.Retry}.
 *
 * <p>Nothing here does anything by itself. A class takes effect once it is woven, by the Maven
 * plugin at build time or by {@code -javaagent:reknit-agent.jar} at run time.
 */
@NullMarked
package dev.reknit;

import org.jspecify.annotations.NullMarked;
