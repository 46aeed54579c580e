/**
 * Each policy, and several on one method. Start reading at {@link
 * dev.reknit.scenarios.policies.AllAtOnce}.
 */
@NullMarked
package dev.reknit.scenarios.policies;

import org.jspecify.annotations.NullMarked;
