/**
 * What weaving did, for people and programs. Start reading at {@link
 * dev.reknit.weaver.report.WeaveReport}.
 */
@NullMarked
package dev.reknit.weaver.report;

import org.jspecify.annotations.NullMarked;
