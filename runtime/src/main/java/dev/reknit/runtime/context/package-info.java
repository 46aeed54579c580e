/**
 * What goes along when a call goes on, on another thread. Start reading at {@link
 * dev.reknit.runtime.context.ContextCarrier}.
 */
@NullMarked
package dev.reknit.runtime.context;

import org.jspecify.annotations.NullMarked;
