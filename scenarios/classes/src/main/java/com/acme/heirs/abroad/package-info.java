/** Subclasses in another package than their superclass. Start reading at {@link com.acme.heirs.abroad.Abroad}. */
@NullMarked
package com.acme.heirs.abroad;

import org.jspecify.annotations.NullMarked;
