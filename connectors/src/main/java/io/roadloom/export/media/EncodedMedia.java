package io.roadloom.export.media;

import java.util.List;

/**
 * A reading as a file's content: {@code data[offset .. offset + length)}.
 *
 * @param extension of the file, without a dot: {@code jpg}, {@code png}, {@code npy}, {@code json},
 *     {@code bin}, …
 * @param encoding what the bytes are, in words: {@code jpeg}, {@code png}, {@code float32}, {@code
 *     json}, a raw encoding's name, a schema's name
 * @param fields of a cloud, its columns; else empty
 */
public record EncodedMedia(
    String extension, String encoding, List<String> fields, byte[] data, int offset, int length) {}
