/**
 * Calls that are written down before they run: what {@link dev.reknit.Journaled} means. Start reading at {@link
 * dev.reknit.runtime.journal.JournalGate}, the constant of such a method.
 */
@NullMarked
package dev.reknit.runtime.journal;

import org.jspecify.annotations.NullMarked;
