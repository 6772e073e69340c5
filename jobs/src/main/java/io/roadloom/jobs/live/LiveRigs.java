package io.roadloom.jobs.live;

import io.roadloom.jobs.GivenRig;
import io.roadloom.model.Channel;
import io.roadloom.rig.Rig;
import io.roadloom.rig.read.DerivedRig;
import io.roadloom.source.FoundFile;
import io.roadloom.source.NothingToReadException;
import io.roadloom.source.ProbedRecording;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** The rig of a live pipeline: read, or derived from the channels that are there when it starts. */
final class LiveRigs {
  private static final long LOOK_MS = 1_000;

  private LiveRigs() {}

  /**
   * Waits for channels where there is neither a rig nor a channel yet.
   *
   * @param limit for how long to wait; null for as long as it takes
   * @throws NothingToReadException where there is none in that time, or the wait was stopped
   * @throws IOException where the input does not answer
   */
  static Rig of(LiveRequest request, @Nullable Duration limit, Stop stop)
      throws IOException, InterruptedException {
    if (request.rig() != null) {
      return GivenRig.read(request.rig()).rig();
    }
    long started = System.nanoTime();
    List<Channel> channels = channels(request.input());
    while (channels.isEmpty()) {
      boolean over = limit != null && System.nanoTime() - started >= limit.toNanos();
      if (over || stop.await(LOOK_MS)) {
        throw new NothingToReadException("nothing has arrived that a rig could be derived from");
      }
      channels = channels(request.input());
    }
    return DerivedRig.of(channels);
  }

  private static List<Channel> channels(LiveRequest.Input input) throws IOException {
    if (input instanceof LiveRequest.Kafka kafka) {
      return TopicChannels.of(kafka);
    }
    LiveRequest.Folder folder = (LiveRequest.Folder) input;
    List<Channel> channels = new ArrayList<>();
    for (FoundFile file : folder.discovery().find()) {
      for (ProbedRecording recording : folder.probe().probe(file)) {
        channels.addAll(recording.index().channels().values());
      }
    }
    return channels;
  }
}
