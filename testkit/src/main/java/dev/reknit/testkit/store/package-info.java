/**
 * What every implementation of a {@link dev.reknit.runtime.store.Store} is to pass. Start reading at {@link
 * dev.reknit.testkit.store.StoreContract}.
 */
@NullMarked
package dev.reknit.testkit.store;

import org.jspecify.annotations.NullMarked;
