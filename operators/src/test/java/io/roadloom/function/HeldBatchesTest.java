package io.roadloom.function;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.ReadingBatch;
import io.roadloom.testing.RandomValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HeldBatchesTest {
  @Test
  void whatIsSavedIsWhatIsHeld() throws Exception {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      RandomValues values = new RandomValues(seed);
      HeldBatches held = new HeldBatches();
      Map<Long, ReadingBatch> model = new TreeMap<>();
      Map<Long, ReadingBatch> state = new TreeMap<>();
      for (int step = 0; step < 300; step++) {
        int action = random.nextInt(20);
        if (action < 10) {
          ReadingBatch batch = values.readings();
          model.put(held.add(batch), batch);
        } else if (action < 18 && !model.isEmpty()) {
          List<Long> ids = new ArrayList<>(model.keySet());
          // The older go first, mostly.
          long id = ids.get(Math.min(random.nextInt(ids.size()), random.nextInt(ids.size())));
          model.remove(id);
          held.drop(id);
        } else {
          held.save(strictly(state));
          assertThat(state).as("seed %s, step %s", seed, step).isEqualTo(model);
          if (random.nextInt(3) == 0) {
            held = new HeldBatches();
            state.forEach(held::restore);
          }
        }
        assertThat(held.readings())
            .as("seed %s, step %s", seed, step)
            .isEqualTo(model.values().stream().mapToLong(ReadingBatch::size).sum());
      }
      List.copyOf(model.keySet()).forEach(held::drop);
      assertThat(held.bytes()).as("seed %s", seed).isZero();
    }
  }

  @Test
  void whatComesAndGoesLeavesNoTrace() throws Exception {
    HeldBatches held = new HeldBatches();
    RandomValues values = new RandomValues(1);
    for (int i = 0; i < 100; i++) {
      held.drop(held.add(values.readings()));
    }
    Map<Long, ReadingBatch> state = new TreeMap<>();
    held.save(strictly(state));
    assertThat(state).isEmpty();
  }

  /** Fails if a batch is put twice, or one removed that isn't there. */
  private static HeldBatches.Saved strictly(Map<Long, ReadingBatch> state) {
    return new HeldBatches.Saved() {
      @Override
      public void put(long id, ReadingBatch batch) {
        assertThat(state.put(id, batch)).isNull();
      }

      @Override
      public void remove(long id) {
        assertThat(state.remove(id)).isNotNull();
      }
    };
  }
}
