@NullMarked
package dev.reknit.runtime.combinations;

import org.jspecify.annotations.NullMarked;
