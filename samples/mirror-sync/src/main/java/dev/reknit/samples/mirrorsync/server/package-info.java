/**
 * HTTP servers on loopback that misbehave by a plan made from a seed. Start reading at {@link
 * dev.reknit.samples.mirrorsync.server.FaultPlan}, then {@link
 * dev.reknit.samples.mirrorsync.server.MirrorServer}.
 */
@NullMarked
package dev.reknit.samples.mirrorsync.server;

import org.jspecify.annotations.NullMarked;
