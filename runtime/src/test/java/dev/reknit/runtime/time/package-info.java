/** Tests of time; {@link dev.reknit.runtime.time.WatchTest} says what is asked of a watch over calls. */
package dev.reknit.runtime.time;
