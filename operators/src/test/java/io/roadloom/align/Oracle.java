package io.roadloom.align;

import io.roadloom.model.Token;
import io.roadloom.model.row.Sample;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.SignalRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** The contracts by brute force: every keyframe looks at every reading. */
final class Oracle {
  private static final Comparator<Message> ORDER =
      Comparator.comparingLong(Message::timeNs)
          .thenComparingLong(Message::sequence)
          .thenComparing(Oracle::sha)
          .thenComparing(m -> m.recording().recordingId())
          .thenComparingLong(Message::chunkOffset)
          .thenComparingLong(Message::payloadOffset);

  private final Rig rig;
  final List<Message> kept = new ArrayList<>();
  int duplicates;
  int jumps;
  final List<String> rows = new ArrayList<>();
  final List<Long> samples = new ArrayList<>();
  private final TreeMap<Long, List<Long>> scenes = new TreeMap<>();

  Oracle(Rig rig, List<Message> messages) {
    this.rig = rig;
    List<Message> ordered = messages.stream().sorted(ORDER).toList();
    for (Message m : ordered) {
      if (lone(m, messages)) {
        jumps++;
      } else if (kept.stream().anyMatch(m::same)) {
        duplicates++;
      } else {
        kept.add(m);
      }
    }
    signals();
    align();
  }

  private static boolean lone(Message m, List<Message> messages) {
    boolean others = false;
    for (Message other : messages) {
      boolean distinct = !other.same(m);
      others |= distinct;
      if (distinct && Math.abs(other.logNs() - m.logNs()) <= 60_000_000_000L) {
        return false;
      }
    }
    return others;
  }

  private long time(Message m) {
    return m.timeNs() - rig.channel(m.topic()).latencyNs();
  }

  static String sha(Message m) {
    StringBuilder hex = new StringBuilder();
    for (long word : m.sha()) {
      hex.append(HexFormat.of().toHexDigits(word));
    }
    return hex.toString();
  }

  private void signals() {
    for (Message m : kept) {
      m.signals()
          .forEach(
              (name, v) -> {
                boolean text = v instanceof String;
                double value = text ? Double.NaN : (Double) v;
                String label = text ? (String) v : null;
                rows.add(RowSet.signal(m.topic(), name, time(m), value, label));
              });
    }
  }

  private TreeSet<Long> keyframes() {
    TreeSet<Long> times = new TreeSet<>();
    long period = rig.keyframes().periodNs();
    String reference = rig.keyframes().reference();
    if (reference == null) {
      // Only where a reading is near enough to matter, or pauses of years would take years.
      for (Message m : kept) {
        long around = 5_000_000_000L;
        for (long t = Math.floorDiv(time(m) - around, period) * period;
            t <= time(m) + around;
            t += period) {
          times.add(t);
        }
      }
      long first = kept.stream().mapToLong(this::time).min().orElse(1);
      long last = kept.stream().mapToLong(this::time).max().orElse(0);
      times.removeIf(t -> t < first || t > last);
      return times;
    }
    for (Message m : kept) {
      if (m.topic().equals(reference)) {
        times.add(time(m));
      }
    }
    if (period > 0) {
      Map<Long, Long> earliest = new HashMap<>();
      times.forEach(t -> earliest.merge(Math.floorDiv(t, period), t, Math::min));
      times.retainAll(earliest.values());
    }
    return times;
  }

  private void align() {
    Map<Message, Boolean> chosen = new HashMap<>();
    for (long t : keyframes()) {
      Map<String, Message> readings = new HashMap<>();
      int wanted = rig.signals().size();
      for (Map.Entry<String, ChannelRule> rule : rig.channels().entrySet()) {
        Policy policy = rule.getValue().policy();
        if (policy != null) {
          wanted++;
          Message m = pick(policy, t, ofChannel(rule.getKey()));
          if (m != null) {
            readings.put(rule.getKey(), m);
          }
        }
      }
      Map<String, Double> values = new HashMap<>();
      Map<String, Long> residuals = new HashMap<>();
      for (SignalRule rule : rig.signals()) {
        List<Message> of = ofSignal(rule);
        Message m = pick(rule.policy(), t, of);
        if (m != null) {
          values.put(rule.name(), value(rule, t, m, of));
          residuals.put(rule.name(), time(m) - t);
        }
      }
      int found = readings.size() + values.size();
      if (found == 0) {
        continue;
      }
      String token = Token.sample(RandomDrive.DRIVE.driveId(), t);
      samples.add(t);
      long scene = sceneFirst();
      scenes.computeIfAbsent(scene, first -> new ArrayList<>()).add(t);
      rows.add(
          RowSet.sample(
              new Sample(
                  RandomDrive.DRIVE,
                  token,
                  Token.scene(RandomDrive.DRIVE.driveId(), scene),
                  t,
                  (double) found / wanted,
                  values,
                  residuals)));
      readings.forEach(
          (topic, m) -> {
            chosen.put(m, true);
            rows.add(data(m, token, t, true));
          });
    }
    scenes.forEach(
        (first, times) ->
            rows.add(
                RowSet.scene(
                    Token.scene(RandomDrive.DRIVE.driveId(), first),
                    first,
                    times.get(times.size() - 1),
                    times.size())));
    for (Message m : kept) {
      if (!chosen.containsKey(m) && (m.modality().hasSweeps() || !m.decoded())) {
        sweep(m);
      }
    }
  }

  /** The first sample of the newest sample's scene: all are looked at once more. */
  private long sceneFirst() {
    long gap = Math.max(1_000_000_000L, 3 * rig.keyframes().periodNs());
    long first = samples.get(0);
    for (int i = 1; i < samples.size(); i++) {
      long t = samples.get(i);
      if (t - samples.get(i - 1) > gap || t >= first + 20_000_000_000L) {
        first = t;
      }
    }
    return first;
  }

  private void sweep(Message m) {
    Long nearest = null;
    for (long t : samples) {
      long distance = Math.abs(time(m) - t);
      if (distance <= 1_000_000_000L
          && (nearest == null || distance < Math.abs(time(m) - nearest))) {
        nearest = t;
      }
    }
    String token = nearest == null ? null : Token.sample(RandomDrive.DRIVE.driveId(), nearest);
    rows.add(data(m, token, nearest, false));
  }

  private String data(Message m, String sampleToken, Long t, boolean keyFrame) {
    String token =
        Token.sampleData(sampleToken == null ? "" : sampleToken, m.topic(), m.timeNs(), sha(m));
    return RowSet.sampleData(
        token, sampleToken, m.topic(), time(m), t == null ? null : time(m) - t, keyFrame, sha(m));
  }

  private List<Message> ofChannel(String topic) {
    return kept.stream().filter(m -> m.topic().equals(topic)).toList();
  }

  private List<Message> ofSignal(SignalRule rule) {
    return ofChannel(rule.channel()).stream()
        .filter(m -> m.signals().get(rule.field()) instanceof Double v && !v.isNaN())
        .toList();
  }

  private Message pick(Policy policy, long t, List<Message> readings) {
    Message before = null;
    Message after = null;
    for (Message m : readings) {
      if (time(m) <= t && (before == null || time(m) > time(before))) {
        before = m;
      }
      if (time(m) > t && after == null) {
        after = m;
      }
    }
    if (policy instanceof Policy.Previous p) {
      return before != null && t - time(before) <= p.maxAgeNs() ? before : null;
    }
    Message nearer =
        before == null || (after != null && time(after) - t < t - time(before)) ? after : before;
    if (policy instanceof Policy.Nearest p) {
      return nearer != null && Math.abs(time(nearer) - t) <= p.toleranceNs() ? nearer : null;
    }
    if (before != null && time(before) == t) {
      return before;
    }
    return before != null
            && after != null
            && time(after) - time(before) <= ((Policy.Linear) policy).maxGapNs()
        ? nearer
        : null;
  }

  private double value(SignalRule rule, long t, Message picked, List<Message> readings) {
    if (!(rule.policy() instanceof Policy.Linear) || time(picked) == t) {
      return (Double) picked.signals().get(rule.field());
    }
    Message before = null;
    Message after = null;
    for (Message m : readings) {
      if (time(m) < t && (before == null || time(m) > time(before))) {
        before = m;
      }
      if (time(m) > t && after == null) {
        after = m;
      }
    }
    double from = (Double) before.signals().get(rule.field());
    double to = (Double) after.signals().get(rule.field());
    return from + (to - from) * ((double) (t - time(before)) / (time(after) - time(before)));
  }
}
