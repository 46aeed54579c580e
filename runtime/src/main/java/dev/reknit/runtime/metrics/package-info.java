/**
 * What is counted and measured, for whoever exports it: the {@code ft.*} numbers of MicroProfile Fault Tolerance 4.1
 * and our own in the same style. Start reading at {@link dev.reknit.runtime.metrics.Metrics}, which lists the {@link
 * dev.reknit.runtime.metrics.Meter}s; {@link dev.reknit.runtime.metrics.Catalogue} names all there can be; policies
 * count by {@link dev.reknit.runtime.metrics.MeterSet}, through one class for each policy.
 */
@NullMarked
package dev.reknit.runtime.metrics;

import org.jspecify.annotations.NullMarked;
