package io.roadloom.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.roadloom.kafka.MessageRoute;
import io.roadloom.model.DriveKey;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The plan of a replay: what a seed does to messages, whatever they are. */
class ArrivalsTest {
  private static final long SEED = 20261124;
  private static final int ROUNDS = 60;
  private static final MessageRoute ROUTE =
      new MessageRoute(new DriveKey("car", "drive"), "/imu", "cdr", null);

  @Test
  void everyMessageArrivesAndNoneBehindTheBound() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      List<Message> messages = messages(random, 1 + random.nextInt(300));
      Disorder disorder = disorder(random);
      List<Arrival> arrivals = arrivals(messages, disorder);
      String what = "seed %s, round %s, %s".formatted(SEED, round, disorder);

      Set<Message> firsts = identities();
      long newest = Long.MIN_VALUE;
      long lastDue = Long.MIN_VALUE;
      for (Arrival arrival : arrivals) {
        long log = arrival.message().logNs();
        newest = Math.max(newest, log);
        assertThat(newest - log).as(what).isLessThanOrEqualTo(disorder.boundNs());
        assertThat(arrival.dueNs()).as(what).isBetween(log, log + disorder.boundNs());
        assertThat(arrival.dueNs()).as(what).isGreaterThanOrEqualTo(lastDue);
        lastDue = arrival.dueNs();
        assertThat(firsts.add(arrival.message())).as(what).isNotEqualTo(arrival.repeated());
      }
      assertThat(firsts).as(what).hasSameSizeAs(messages).containsAll(messages);
    }
  }

  @Test
  void aSeedGivesOneOrder() throws IOException {
    Random random = new Random(SEED);
    for (int round = 0; round < ROUNDS; round++) {
      List<Message> messages = messages(random, 200);
      Disorder disorder = disorder(random);

      assertThat(arrivals(messages, disorder))
          .as("seed %s, round %s, %s", SEED, round, disorder)
          .isEqualTo(arrivals(messages, disorder));
    }
  }

  @Test
  void anotherSeedGivesAnotherOrder() throws IOException {
    List<Message> messages = messages(new Random(SEED), 200);

    assertThat(arrivals(messages, new Disorder(1000, 0.1, 1)))
        .isNotEqualTo(arrivals(messages, new Disorder(1000, 0.1, 2)));
  }

  @Test
  void withoutDisorderNothingMoves() throws IOException {
    List<Message> messages = messages(new Random(SEED), 500);

    List<Arrival> arrivals = arrivals(messages, new Disorder(0, 0, SEED));

    assertThat(arrivals).extracting(Arrival::message).containsExactlyElementsOf(messages);
    assertThat(arrivals).noneMatch(Arrival::isDelayed).noneMatch(Arrival::repeated);
  }

  @Test
  void asManyAreDelayedAndDoubledAsWasAsked() throws IOException {
    List<Message> messages = messages(new Random(SEED), 20_000);

    List<Arrival> arrivals = arrivals(messages, new Disorder(1_000_000, 0.05, SEED));

    long doubled = arrivals.stream().filter(Arrival::repeated).count();
    List<Arrival> delayed = arrivals.stream().filter(a -> !a.repeated() && a.isDelayed()).toList();
    double mean =
        delayed.stream().mapToLong(a -> a.dueNs() - a.message().logNs()).average().orElseThrow();
    assertThat(doubled / 20_000.0).isCloseTo(0.05, within(0.01));
    assertThat(delayed.size() / 20_000.0).isCloseTo(0.5, within(0.02));
    assertThat(mean).isCloseTo(500_000, within(20_000.0));
  }

  @Test
  void allMayBeDoubled() throws IOException {
    List<Message> messages = messages(new Random(SEED), 100);
    Map<Message, Integer> times = new HashMap<>();

    arrivals(messages, new Disorder(10, 1, SEED))
        .forEach(arrival -> times.merge(arrival.message(), 1, Integer::sum));

    assertThat(times).hasSize(100).allSatisfy((message, count) -> assertThat(count).isEqualTo(2));
  }

  @Test
  void timesAtTheEndOfTimeDoNotOverflow() throws IOException {
    Message last = new Message(ROUTE, null, Long.MAX_VALUE, 0, 0, new byte[0]);

    List<Arrival> arrivals = arrivals(List.of(last), new Disorder(1000, 1, SEED));

    assertThat(arrivals).hasSize(2).allMatch(arrival -> arrival.dueNs() == Long.MAX_VALUE);
  }

  private static Disorder disorder(Random random) {
    long bound = random.nextInt(4) == 0 ? 0 : 1 + random.nextInt(2000);
    return new Disorder(bound, random.nextInt(3) * 0.3, random.nextLong());
  }

  /** In the order of time, many at the same. */
  private static List<Message> messages(Random random, int count) {
    List<Message> messages = new ArrayList<>();
    long logNs = random.nextInt(1000);
    for (int i = 0; i < count; i++) {
      messages.add(new Message(ROUTE, null, logNs, logNs, i, new byte[] {(byte) i}));
      logNs += random.nextInt(3) == 0 ? random.nextInt(500) : 0;
    }
    return messages;
  }

  private static List<Arrival> arrivals(List<Message> messages, Disorder disorder)
      throws IOException {
    Iterator<Message> stream = messages.iterator();
    Arrivals arrivals = new Arrivals(() -> stream.hasNext() ? stream.next() : null, disorder);
    List<Arrival> all = new ArrayList<>();
    for (Arrival next = arrivals.next(); next != null; next = arrivals.next()) {
      all.add(next);
    }
    return all;
  }

  private static Set<Message> identities() {
    return Collections.newSetFromMap(new IdentityHashMap<>());
  }
}
