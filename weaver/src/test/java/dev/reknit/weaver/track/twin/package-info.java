/**
 * Runs the same random programs over tracked state and over the copying twin. Start reading at
 * {@link dev.reknit.weaver.track.twin.TwinTest}; the programs are what {@code World.step} can do.
 */
package dev.reknit.weaver.track.twin;
