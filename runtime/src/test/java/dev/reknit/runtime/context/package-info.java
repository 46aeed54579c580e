/** Tests of what goes along to other threads. */
package dev.reknit.runtime.context;
