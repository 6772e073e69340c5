package io.roadloom.rig.read;

import io.roadloom.decode.Decoders;
import io.roadloom.model.Channel;
import io.roadloom.model.Modality;
import io.roadloom.rig.Ego;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigException;
import io.roadloom.rig.SignalRule;
import io.roadloom.yaml.Nearest;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Holds the fields that a rig names against the schemas of the recordings' channels. */
final class FieldCheck {
  private final ParsedRig parsed;
  private final Collection<Channel> channels;

  FieldCheck(ParsedRig parsed, Collection<Channel> channels) {
    this.parsed = parsed;
    this.channels = channels;
  }

  void run() {
    Rig rig = parsed.rig();
    if (rig.ego() != null) {
      ego(rig.ego());
    }
    for (String topic : new TreeSet<>(rig.channels().keySet())) {
      if (rig.channel(topic).dbc() != null) {
        database(topic);
      }
    }
    for (SignalRule signal : rig.signals()) {
      signal(signal);
    }
  }

  private void ego(Ego ego) {
    if (lacks(ego.position(), fields -> fields.contains("latitude"))) {
      throw wrong("ego.position", ego.position(), "no latitude");
    }
    Predicate<Set<String>> turned =
        fields -> Ego.QUATERNIONS.stream().anyMatch(path -> fields.contains(path + ".w"));
    if (lacks(ego.orientation(), turned)) {
      throw wrong("ego.orientation", ego.orientation(), "no orientation");
    }
  }

  private boolean lacks(String topic, Predicate<Set<String>> has) {
    Optional<Set<String>> fields = topic == null ? Optional.empty() : fields(topic, Set.of());
    return fields.isPresent() && !has.test(fields.get());
  }

  private void database(String topic) {
    List<Channel> named = channels(topic);
    boolean can = named.stream().anyMatch(c -> Decoders.modality(c) == Modality.CAN);
    if (!named.isEmpty() && !can) {
      throw wrong("channels." + topic, topic, "no CAN frames, but a dbc in the rig");
    }
  }

  private void signal(SignalRule signal) {
    Optional<Set<String>> known = fields(signal.channel(), Set.of(signal.field()));
    if (known.isPresent() && !known.get().contains(signal.field())) {
      Set<String> fields = known.get();
      String found =
          fields.isEmpty()
              ? "it has none at all"
              : "it has: " + Nearest.list(signal.field(), fields);
      throw wrong(
          "signals." + signal.name(),
          signal.channel(),
          "no signal " + signal.field() + "; " + found);
    }
  }

  private RigException wrong(String path, String topic, String lack) {
    return new RigException("%s: channel %s has %s".formatted(parsed.place(path), topic, lack));
  }

  /** Of all channels of a topic together; empty where one of them can't be told. */
  private Optional<Set<String>> fields(String topic, Set<String> requested) {
    Set<String> all = new TreeSet<>();
    List<Channel> named = channels(topic);
    for (Channel channel : named) {
      Optional<Set<String>> fields =
          KnownFields.of(channel, parsed.rig().channel(topic), requested);
      if (fields.isEmpty()) {
        return Optional.empty();
      }
      all.addAll(fields.get());
    }
    return named.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  private List<Channel> channels(String topic) {
    return channels.stream().filter(channel -> channel.topic().equals(topic)).toList();
  }
}
