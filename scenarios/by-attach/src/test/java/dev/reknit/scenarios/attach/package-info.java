/**
 * Attaches the agent when the classes are loaded. Start reading at {@link
 * dev.reknit.scenarios.attach.AttachBeforeTests}.
 */
@NullMarked
package dev.reknit.scenarios.attach;

import org.jspecify.annotations.NullMarked;
