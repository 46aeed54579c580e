/**
 * Brings events to the log of the application they happened in. Start reading at {@link
 * dev.reknit.agent.log.ApplicationLog}; {@link dev.reknit.agent.log.WeaveLog} keeps what happens
 * before there is a log.
 */
@NullMarked
package dev.reknit.agent.log;

import org.jspecify.annotations.NullMarked;
