package dev.reknit.samples.mirrorsync.client;

/**
 * A file that the manifest lists.
 *
 * @param path its path below the root, with {@code /} between the names
 * @param size its length in bytes
 * @param sha256 the SHA-256 of its contents, in lower-case hexadecimal
 */
public record Entry(String path, long size, String sha256) {}
