package io.roadloom.format;

import io.roadloom.model.Channel;
import io.roadloom.model.Fault;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a recording says of itself, or what a scan of it found where it says nothing.
 *
 * @param channels by id
 * @param chunks in file order; together with the faults they cover all data of the file
 * @param messages by channel id, where the index counts them; empty where it does not
 * @param firstNs smallest log time; {@link Long#MAX_VALUE} where unknown or none
 * @param lastNs largest log time; {@link Long#MIN_VALUE} where unknown or none
 * @param metadata by the metadata record's name
 * @param complete whether the recording's own index was there and whole
 * @param faults of the file as a whole: a missing end, bytes that are no record
 * @param channelsByChunk of a file whose channels name drives, by the chunk's offset: ids of the
 *     channels that it has messages of; empty for other files
 */
public record RecordingIndex(
    Map<Integer, Channel> channels,
    List<ChunkRef> chunks,
    Map<Integer, Long> messages,
    long firstNs,
    long lastNs,
    Map<String, Map<String, String>> metadata,
    List<Attachment> attachments,
    boolean complete,
    List<Fault> faults,
    Map<Long, Set<Integer>> channelsByChunk) {
  /** Of a file whose channels name no drives. */
  public RecordingIndex(
      Map<Integer, Channel> channels,
      List<ChunkRef> chunks,
      Map<Integer, Long> messages,
      long firstNs,
      long lastNs,
      Map<String, Map<String, String>> metadata,
      List<Attachment> attachments,
      boolean complete,
      List<Fault> faults) {
    this(
        channels,
        chunks,
        messages,
        firstNs,
        lastNs,
        metadata,
        attachments,
        complete,
        faults,
        Map.of());
  }

  /**
   * A file inside the recording.
   *
   * @param offset of its first byte in the recording
   * @param length bytes
   */
  public record Attachment(String name, String mediaType, long logNs, long offset, long length) {}
}
