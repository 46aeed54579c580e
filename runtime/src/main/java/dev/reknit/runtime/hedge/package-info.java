/**
 * {@link dev.reknit.Hedge}. Start reading at {@link dev.reknit.runtime.hedge.HedgePolicy}; {@link
 * dev.reknit.runtime.hedge.Race} is what becomes of two attempts whose caller waits, {@link
 * dev.reknit.runtime.hedge.StageRace} of two stages.
 */
@NullMarked
package dev.reknit.runtime.hedge;

import org.jspecify.annotations.NullMarked;
