package io.roadloom.export;

import io.roadloom.lineage.Payload;
import io.roadloom.model.Channel;
import io.roadloom.model.RawBatch;
import io.roadloom.model.row.SampleData;
import java.io.IOException;
import java.util.Arrays;
import javax.annotation.Nullable;

/** Where a payload lies: samples may share one. */
record PayloadKey(String uri, @Nullable Long chunkOffset, long offset) {
  static PayloadKey of(SampleData row) {
    return new PayloadKey(row.payloadUri(), row.chunkOffset(), row.payloadOffset());
  }

  static PayloadKey of(Payload payload) {
    return new PayloadKey(payload.uri(), payload.chunkOffset(), payload.offset());
  }

  static Payload payload(SampleData row) {
    return new Payload(
        row.payloadUri(),
        row.chunkOffset(),
        row.payloadOffset(),
        row.payloadLength(),
        row.channel(),
        row.sha256());
  }

  /** The channel of the message that starts at {@code from}. */
  static Channel channel(Payload payload, RawBatch batch, int from) throws IOException {
    int message = Arrays.binarySearch(batch.offset(), 0, batch.size(), from);
    if (message < 0) {
      throw new IOException(
          "%s: no message at byte %d of the chunk".formatted(payload.uri(), payload.offset()));
    }
    return batch.channels().get(batch.channel()[message]);
  }
}
