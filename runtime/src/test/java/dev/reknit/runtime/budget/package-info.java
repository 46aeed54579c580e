@NullMarked
package dev.reknit.runtime.budget;

import org.jspecify.annotations.NullMarked;
