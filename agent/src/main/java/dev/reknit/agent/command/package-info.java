/**
 * What {@code java -jar reknit-agent.jar} offers. Start reading at {@link
 * dev.reknit.agent.command.Main}.
 */
@NullMarked
package dev.reknit.agent.command;

import org.jspecify.annotations.NullMarked;
