package io.roadloom.source;

import io.roadloom.model.RecordingRef;
import java.util.List;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * Chunks to be read in order by one reader: a range of one recording, or a whole drive with its
 * recordings merged. What has been read is no longer in it.
 *
 * @param splitId the same for the same range, however much of it is left
 */
public record RecordingSplit(String splitId, List<RecordingRef> recordings, List<ChunkRead> reads)
    implements SourceSplit {
  /** What is left when the first {@code done} reads are done. */
  RecordingSplit after(int done) {
    return done == 0
        ? this
        : new RecordingSplit(splitId, recordings, reads.subList(done, reads.size()));
  }
}
