package io.roadloom.format.mcap;

/**
 * A chunk that has been written. The arrays are the writer's own and may be longer than what is in
 * them; they hold until it is called again.
 *
 * @param offset of the chunk record in the file
 * @param length bytes of the chunk record, without the message indexes behind it
 * @param checksum as {@link io.roadloom.format.ChunkChecksum} has it
 * @param records the chunk's records, not compressed
 * @param size bytes of {@code records}
 * @param payloads by message, in the order of writing: where in {@code records} its payload starts
 * @param messages how many there are
 */
public record ChunkPlace(
    long offset,
    long length,
    long checksum,
    byte[] records,
    int size,
    int[] payloads,
    int messages) {}
