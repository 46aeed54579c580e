/**
 * {@link dev.reknit.Redundant}. On a field: start reading at
 * {@link dev.reknit.runtime.redundancy.RedundantField}, the constant that a woven class holds;
 * {@code Group} takes the calls, {@code Failover} goes over the instances for one of them, and
 * {@code Health} decides which are fit. On a method: start at {@code RecoveryBlock}.
 */
@NullMarked
package dev.reknit.runtime.redundancy;

import org.jspecify.annotations.NullMarked;
