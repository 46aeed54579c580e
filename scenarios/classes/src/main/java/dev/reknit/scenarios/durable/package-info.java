/**
 * Objects that outlive the process: each class of one kind of thing that may be saved or written to the journal. Start reading at {@link
 * dev.reknit.scenarios.durable.Orders}.
 */
@NullMarked
package dev.reknit.scenarios.durable;

import org.jspecify.annotations.NullMarked;
