/** Tests of restoring by copying; {@link dev.reknit.runtime.state.SnapshotPropertyTest} is the strictest. */
package dev.reknit.runtime.state;
