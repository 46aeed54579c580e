@NullMarked
package dev.reknit.runtime.hedge;

import org.jspecify.annotations.NullMarked;
