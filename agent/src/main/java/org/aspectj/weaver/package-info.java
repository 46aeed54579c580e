/** What the agent's jar has in the place of AspectJ's own. Start reading at {@link org.aspectj.weaver.WeaverMessages}. */
@NullMarked
package org.aspectj.weaver;

import org.jspecify.annotations.NullMarked;
