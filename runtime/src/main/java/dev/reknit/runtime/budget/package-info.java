/**
 * Budgets that retries and hedges share, so that a slow or failing server is not buried under extra attempts. Start
 * reading at {@link dev.reknit.runtime.budget.Budget}.
 */
@NullMarked
package dev.reknit.runtime.budget;

import org.jspecify.annotations.NullMarked;
