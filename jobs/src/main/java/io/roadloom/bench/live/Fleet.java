package io.roadloom.bench.live;

import io.roadloom.kafka.MessageRoute;
import io.roadloom.kafka.RecordContract;
import io.roadloom.model.DriveKey;
import io.roadloom.replay.Message;
import io.roadloom.replay.Publisher;
import io.roadloom.synthetic.SmallDrive;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Vehicles that send small messages, all at the same rate and side by side. */
final class Fleet {
  private static final long START_NS =
      Instant.parse("2026-03-14T08:30:00Z").getEpochSecond() * 1_000_000_000L;
  private final Publisher publisher;
  private final List<SmallDrive> drives = new ArrayList<>();
  private final List<List<MessageRoute>> routes = new ArrayList<>();

  /**
   * @param hz messages a second of each drive
   */
  Fleet(Publisher publisher, int size, int hz) {
    this.publisher = publisher;
    for (int i = 0; i < size; i++) {
      drives.add(new SmallDrive(i, START_NS, hz));
      DriveKey drive = new DriveKey("car-" + i, "drive-" + i);
      routes.add(
          SmallDrive.CHANNELS.stream()
              .map(
                  channel ->
                      new MessageRoute(
                          drive, channel.topic(), "cdr", RecordContract.schemaId(channel.schema())))
              .toList());
    }
  }

  /** Says all schemas of all drives. */
  void announce() throws IOException {
    for (List<MessageRoute> ofDrive : routes) {
      for (SmallDrive.Channel channel : SmallDrive.CHANNELS) {
        publisher.schema(ofDrive.get(0).drive().vehicleId(), channel.schema());
      }
    }
  }

  /** Sends the next message of each drive. */
  void step() throws IOException {
    for (int i = 0; i < drives.size(); i++) {
      SmallDrive.Message next = drives.get(i).next();
      publisher.message(
          new Message(
              routes.get(i).get(next.channel()),
              SmallDrive.CHANNELS.get(next.channel()).schema(),
              next.logNs(),
              next.publishNs(),
              next.sequence(),
              next.payload()));
    }
  }
}
