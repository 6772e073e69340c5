package io.roadloom.align;

import io.roadloom.model.Clock;
import io.roadloom.model.Media;
import io.roadloom.model.Modality;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.SignalColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Cuts messages into batches as a decoder would, at random places. */
final class Batches {
  private Batches() {}

  /** One batch of messages of one channel and chunk. */
  static ReadingBatch of(List<Message> messages) {
    Message first = messages.get(0);
    int n = messages.size();
    long[] sha = new long[4 * n];
    for (int i = 0; i < n; i++) {
      System.arraycopy(messages.get(i).sha(), 0, sha, 4 * i, 4);
    }
    long[] header = new long[n];
    for (int i = 0; i < n; i++) {
      boolean stamped = messages.get(i).clock() == Clock.HEADER;
      header[i] = stamped ? messages.get(i).timeNs() : ReadingBatch.NO_STAMP;
    }
    return new ReadingBatch(
        first.recording(),
        first.topic(),
        first.modality(),
        first.topic() + "_frame",
        first.decoded(),
        n,
        messages.stream().mapToLong(Message::timeNs).toArray(),
        messages.stream().map(Message::clock).toArray(Clock[]::new),
        header,
        messages.stream().mapToLong(Message::logNs).toArray(),
        messages.stream().mapToLong(Message::logNs).toArray(),
        messages.stream().mapToLong(Message::sequence).toArray(),
        sha,
        first.chunkOffset(),
        messages.stream().mapToLong(Message::payloadOffset).toArray(),
        messages.stream().mapToInt(m -> Message.LENGTH).toArray(),
        first.modality() == Modality.CAMERA ? media(n) : null,
        columns(messages));
  }

  private static Media media(int n) {
    int[] zeros = new int[n];
    int[] lengths = new int[n];
    int[] width = new int[n];
    long[] hashes = new long[n];
    boolean[] hashed = new boolean[n];
    java.util.Arrays.fill(lengths, Message.LENGTH - 4);
    java.util.Arrays.fill(width, 640);
    java.util.Arrays.fill(hashes, 42);
    java.util.Arrays.fill(hashed, true);
    double[] luma = new double[n];
    java.util.Arrays.fill(luma, 90.5);
    return new Media(zeros, lengths, width, width, zeros, hashes, hashed, luma);
  }

  private static List<SignalColumn> columns(List<Message> messages) {
    Map<String, List<Integer>> rows = new LinkedHashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      for (String name : messages.get(i).signals().keySet()) {
        rows.computeIfAbsent(name, key -> new ArrayList<>()).add(i);
      }
    }
    List<SignalColumn> columns = new ArrayList<>();
    rows.forEach(
        (name, at) -> {
          double[] value = new double[at.size()];
          String[] text = new String[at.size()];
          boolean texts = false;
          for (int i = 0; i < value.length; i++) {
            Object v = messages.get(at.get(i)).signals().get(name);
            boolean isText = v instanceof String;
            value[i] = isText ? Double.NaN : (Double) v;
            text[i] = isText ? (String) v : null;
            texts |= isText;
          }
          int[] row = at.stream().mapToInt(Integer::intValue).toArray();
          columns.add(new SignalColumn(name, "u", row, value, texts ? text : null));
        });
    return columns;
  }

  /** Batches of at most {@code most} readings and 250 ms, each of one recording's one chunk. */
  static List<ReadingBatch> cut(List<Message> messages, int most, Random random) {
    Map<String, List<Message>> groups = new LinkedHashMap<>();
    messages.stream()
        .sorted(Comparator.comparingLong(Message::payloadOffset))
        .forEach(
            m ->
                groups
                    .computeIfAbsent(
                        m.recording().recordingId() + m.topic() + "@" + m.chunkOffset(),
                        key -> new ArrayList<>())
                    .add(m));
    List<ReadingBatch> batches = new ArrayList<>();
    for (List<Message> group : groups.values()) {
      int from = 0;
      while (from < group.size()) {
        int to = from + 1;
        int limit = from + 1 + random.nextInt(most);
        while (to < group.size() && to < limit && span(group, from, to)) {
          to++;
        }
        batches.add(of(group.subList(from, to)));
        from = to;
      }
    }
    return batches;
  }

  private static boolean span(List<Message> group, int from, int to) {
    long min = Long.MAX_VALUE;
    long max = Long.MIN_VALUE;
    for (Message message : group.subList(from, to + 1)) {
      min = Math.min(min, message.logNs());
      max = Math.max(max, message.logNs());
    }
    return max - min <= ReadingBatch.MAX_SPAN_NS && max >= min;
  }
}
