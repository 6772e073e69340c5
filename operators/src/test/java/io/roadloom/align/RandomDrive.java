package io.roadloom.align;

import io.roadloom.model.Clock;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import io.roadloom.model.RecordingRef;
import io.roadloom.rig.ChannelRule;
import io.roadloom.rig.Ego;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Policy;
import io.roadloom.rig.Rig;
import io.roadloom.rig.SignalRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A drive with all that is odd about drives, and a rig for it; a function of the seed. */
final class RandomDrive {
  static final DriveKey DRIVE = new DriveKey("car", "drive");
  static final long MS = 1_000_000;
  static final long START = 1_700_000_000_000L * MS;
  static final long DISORDER = 300 * MS;

  final Rig rig;
  final List<Message> messages = new ArrayList<>();
  private final Random random;
  private long offset;

  RandomDrive(long seed) {
    random = new Random(seed);
    rig = rig();
    channel("/camera", Modality.CAMERA, true, 100, Clock.HEADER);
    channel("/lidar", Modality.LIDAR, true, 97, Clock.HEADER);
    channel("/imu", Modality.IMU, true, 20, Clock.HEADER);
    channel("/gnss", Modality.GNSS, true, 110, Clock.LOG);
    channel("/can", Modality.CAN, true, 11, Clock.LOG);
    channel("/unknown", Modality.OTHER, false, 250, Clock.LOG);
    if (random.nextInt(3) == 0) {
      lone(START - 50L * 365 * 86_400_000 * MS);
    }
    if (random.nextInt(3) == 0) {
      lone(START + 50L * 365 * 86_400_000 * MS);
    }
  }

  static RecordingRef recording(String id) {
    return new RecordingRef(DRIVE, id, "file:/" + id, "mcap", 1000);
  }

  private Rig rig() {
    Map<String, ChannelRule> channels = new LinkedHashMap<>();
    channels.put("/camera", new ChannelRule(readingPolicy(), Clock.HEADER, latency(), null));
    channels.put("/imu", new ChannelRule(readingPolicy(), Clock.HEADER, latency(), null));
    channels.put("/gnss", new ChannelRule(null, Clock.LOG, latency(), null));
    if (random.nextBoolean()) {
      channels.put("/lidar", new ChannelRule(readingPolicy(), Clock.HEADER, latency(), null));
    }
    channels.put("/absent", new ChannelRule(readingPolicy(), Clock.LOG, 0, null));
    List<SignalRule> signals =
        List.of(
            new SignalRule("x", "/imu", "a.x", valuePolicy()),
            new SignalRule("x too", "/imu", "a.x", valuePolicy()),
            new SignalRule("speed", "/can", "SPEED", valuePolicy()),
            new SignalRule("gear", "/can", "GEAR", new Policy.Previous(span(400))),
            new SignalRule("latitude", "/gnss", "latitude", valuePolicy()));
    int mode = random.nextInt(3);
    Keyframes keyframes =
        new Keyframes(mode == 1 ? 0 : (50 + random.nextInt(100)) * MS, mode == 0 ? null : "/lidar");
    Ego ego = random.nextBoolean() ? new Ego("/gnss", "/imu", span(300)) : null;
    return new Rig(keyframes, DISORDER, ego, channels, signals, "hash");
  }

  private Policy readingPolicy() {
    return random.nextInt(3) == 0
        ? new Policy.Previous(span(300))
        : new Policy.Nearest(span(random.nextInt(4) == 0 ? 3000 : 80));
  }

  private Policy valuePolicy() {
    int kind = random.nextInt(4);
    if (kind == 0) {
      return new Policy.Previous(span(200));
    }
    return kind == 1 ? new Policy.Nearest(span(60)) : new Policy.Linear(span(250));
  }

  private long span(int most) {
    return (1 + random.nextInt(most)) * MS;
  }

  private long latency() {
    return random.nextBoolean() ? 0 : (random.nextInt(200) - 60) * MS;
  }

  private void channel(String topic, Modality modality, boolean decoded, int every, Clock clock) {
    long pauseAt = random.nextInt(3) == 0 ? 6_000 : Long.MAX_VALUE;
    for (long ms = random.nextInt(2 * every); ms < 12_000; ms += 1 + random.nextInt(2 * every)) {
      long log = START + ms * MS + (ms > pauseAt ? 300_000 * MS : 0);
      message(topic, modality, decoded, log, clock);
      if (random.nextInt(15) == 0) {
        // A stamp that comes again, and now and then with the same bytes.
        Message last = messages.get(messages.size() - 1);
        long payload = random.nextBoolean() ? last.payload() : random.nextInt();
        add(last, last.sequence() + random.nextInt(2), payload);
      }
    }
  }

  private void message(String topic, Modality modality, boolean decoded, long log, Clock clock) {
    long jitter = (random.nextInt(2 * (int) (DISORDER / MS)) - DISORDER / MS) * MS;
    boolean wild = random.nextInt(20) == 0;
    long header = log - 30 * MS + (wild ? jitter / 2 : random.nextInt(5) * MS);
    offset += Message.LENGTH;
    messages.add(
        new Message(
            recording("rec"),
            topic,
            modality,
            decoded,
            log,
            clock == Clock.HEADER ? header : log,
            clock,
            random.nextInt(100),
            random.nextLong(),
            1000 * Math.floorDiv(log - START, 1000 * MS),
            offset,
            signals(modality)));
  }

  private void add(Message like, long sequence, long payload) {
    offset += Message.LENGTH;
    Map<String, Object> signals =
        payload == like.payload() ? like.signals() : signals(like.modality());
    messages.add(
        new Message(
            like.recording(),
            like.topic(),
            like.modality(),
            like.decoded(),
            like.logNs(),
            like.timeNs(),
            like.clock(),
            sequence,
            payload,
            like.chunkOffset(),
            offset,
            signals));
  }

  private void lone(long log) {
    message("/camera", Modality.CAMERA, true, log, Clock.HEADER);
    if (random.nextBoolean()) {
      Message last = messages.get(messages.size() - 1);
      add(last, last.sequence(), last.payload());
    }
  }

  private Map<String, Object> signals(Modality modality) {
    Map<String, Object> signals = new LinkedHashMap<>();
    if (modality == Modality.IMU) {
      signals.put("a.x", random.nextInt(20) == 0 ? Double.NaN : random.nextGaussian());
      signals.put("orientation.x", 0.1 * random.nextGaussian());
      signals.put("orientation.y", 0.1 * random.nextGaussian());
      signals.put("orientation.z", random.nextGaussian());
      signals.put("orientation.w", 1 + random.nextDouble());
    } else if (modality == Modality.GNSS) {
      signals.put("latitude", 48 + 1e-3 * random.nextDouble());
      signals.put("longitude", 9 + 1e-3 * random.nextDouble());
      signals.put("altitude", 300 * random.nextDouble());
      signals.put("status.status", random.nextInt(10) == 0 ? -1.0 : 0.0);
    } else if (modality == Modality.CAN) {
      if (random.nextBoolean()) {
        signals.put("SPEED", 30 * random.nextDouble());
      } else {
        signals.put("GEAR", (double) random.nextInt(4));
        signals.put("NOTE", "text" + random.nextInt(3));
      }
    }
    return signals;
  }
}
