/**
 * Classes that inherit annotations, as an application has them: nothing in the class file of a subclass mentions
 * Reknit, debug information of its own package neither. Start reading at {@link com.acme.heirs.Base}.
 */
@NullMarked
package com.acme.heirs;

import org.jspecify.annotations.NullMarked;
