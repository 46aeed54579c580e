/**
 * The command line: {@code java -jar reknit.jar}. Start reading at {@link dev.reknit.cli.Reknit}, which lists the commands; each is a class.
 * {@link dev.reknit.cli.Holdings} is what they know of a store, {@link dev.reknit.cli.State} what they know of an object in it.
 */
@NullMarked
package dev.reknit.cli;

import org.jspecify.annotations.NullMarked;
