package io.roadloom.export;

import io.roadloom.lineage.Payload;
import io.roadloom.model.row.SampleData;
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
}
