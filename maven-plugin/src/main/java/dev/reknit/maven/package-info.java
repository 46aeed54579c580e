/**
 * The Maven plugin. Start reading at {@link dev.reknit.maven.AbstractWeaveMojo}, which gathers what
 * Maven knows; {@link dev.reknit.maven.DirectoryPass} goes through a directory of class files.
 */
@NullMarked
package dev.reknit.maven;

import org.jspecify.annotations.NullMarked;
