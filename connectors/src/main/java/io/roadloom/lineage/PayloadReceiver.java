package io.roadloom.lineage;

import io.roadloom.model.RawBatch;
import java.io.IOException;
import java.util.List;

/** Takes what a {@link PayloadReader} reads. */
public interface PayloadReceiver {
  /**
   * A payload whose bytes are what its row says.
   *
   * @param batch of the chunk that it lies in; holds until the call returns
   * @param from where in the batch's data it starts
   */
  void read(Payload payload, RawBatch batch, int from) throws IOException;

  /** One whose bytes are not, or are not there. */
  void differs(Mismatch mismatch);

  /** All that lie in a recording that could not be read, or not to its end. */
  void unreadable(String uri, List<Payload> payloads, IOException failure);
}
