package io.roadloom.synthetic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps all messages of a drive. */
final class CollectingSink implements DriveSink {
  final List<Opened> channels = new ArrayList<>();
  final List<Message> messages = new ArrayList<>();

  record Opened(String topic, String type, String definition) {}

  record Message(String topic, long sequence, long logNs, long publishNs, byte[] data) {}

  static CollectingSink of(DriveSpec spec) throws Exception {
    CollectingSink sink = new CollectingSink();
    DriveScript.play(spec, sink);
    return sink;
  }

  @Override
  public int channel(String topic, String type, String definition) {
    channels.add(new Opened(topic, type, definition));
    return channels.size() - 1;
  }

  @Override
  public void message(
      int channel, long sequence, long logNs, long publishNs, byte[] data, int length) {
    messages.add(
        new Message(
            channels.get(channel).topic(),
            sequence,
            logNs,
            publishNs,
            Arrays.copyOf(data, length)));
  }

  List<Message> on(String topic) {
    return messages.stream().filter(m -> m.topic().equals(topic)).toList();
  }
}
