/**
 * Weaves classes while a program loads them. Start reading at {@link dev.reknit.agent.ReknitAgent}, which
 * the JVM calls; {@link dev.reknit.agent.WeavingTransformer} is what it installs, {@code log} brings
 * events to the application's log, and {@code command} is what {@code java -jar} runs.
 */
@NullMarked
package dev.reknit.agent;

import org.jspecify.annotations.NullMarked;
