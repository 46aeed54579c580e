/**
 * Rules that hold for the whole source tree. Start reading at {@link
 * dev.reknit.house.ArchitectureTest}; what it enforces is drawn in {@code docs/architecture.md}.
 */
@NullMarked
package dev.reknit.house;

import org.jspecify.annotations.NullMarked;
