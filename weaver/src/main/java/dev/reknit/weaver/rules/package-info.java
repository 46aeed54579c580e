/**
 * Policies for code that cannot be annotated: files of rules, each a pointcut in AspectJ's language with the policies
 * of the methods it selects. Start reading at {@link dev.reknit.weaver.rules.RuleFile}, then {@link
 * dev.reknit.weaver.rules.RuleBook}.
 */
@NullMarked
package dev.reknit.weaver.rules;

import org.jspecify.annotations.NullMarked;
