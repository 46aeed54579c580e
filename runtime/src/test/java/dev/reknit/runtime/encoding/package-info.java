/** Tests of the bytes of graphs; {@link dev.reknit.runtime.encoding.GraphEncodingTest} shows what they are for. */
package dev.reknit.runtime.encoding;
