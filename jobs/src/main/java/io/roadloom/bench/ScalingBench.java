package io.roadloom.bench;

import java.nio.file.Path;

/**
 * {@code two_cores} and {@code heap_10_to_1}: how a backfill grows with the machine and the input.
 */
final class ScalingBench {
  private static final double MIB = 1 << 20;
  private final BenchInput input;

  ScalingBench(BenchInput input) {
    this.input = input;
  }

  /** Many drives on one core and on two. */
  Figure twoCores(int drives) throws Exception {
    Path folder = input.drives(drives);
    Path rig = input.rig();
    Child.Report one = Child.run("0", folder, rig, 1);
    Child.Report two = Child.run("0,1", folder, rig, 2);
    return Figure.of(
        "two_cores",
        two.messages() / two.seconds(),
        "messages/s",
        one.messages() / one.seconds(),
        "%d drives: %.0f s on one core, %.0f s on two, cold"
            .formatted(drives, one.seconds(), two.seconds()));
  }

  /** Smaller is better: the heap should not know how long a recording is. */
  Figure heap() throws Exception {
    Path rig = input.rig();
    Child.Report small = Child.run("0,1", input.large(1), rig, 2);
    Child.Report large = Child.run("0,1", input.large(10), rig, 2);
    return Figure.of(
        "heap_10_to_1",
        large.peakHeap() / MIB,
        "MiB",
        small.peakHeap() / MIB,
        "peak heap of 10 GB against 1 GB, garbage included; smaller is better");
  }
}
