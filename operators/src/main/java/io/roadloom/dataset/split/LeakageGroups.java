package io.roadloom.dataset.split;

import io.roadloom.dataset.LongMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongConsumer;

/**
 * Joins drives that share a near-duplicate or a place. Drives are numbered from 0. Memory goes with
 * drives, clusters and cells, not with samples.
 */
public final class LeakageGroups {
  private final Cells cells;
  private final UnionFind sets = new UnionFind();
  private final LongMap owners = new LongMap();
  private final Map<String, Integer> clusters = new HashMap<>();
  private final LongConsumer claim = this::claim;
  private int drive;

  /**
   * @param cellMetres drives that touch the same cell are joined
   * @param bufferMetres how near a cell a place touches it
   */
  public LeakageGroups(double cellMetres, double bufferMetres) {
    this.cells = new Cells(cellMetres, bufferMetres);
  }

  /** What follows is of this drive. */
  public void drive(int number) {
    sets.grow(number + 1);
    drive = number;
  }

  /** A sample of the drive is here. */
  public void place(double lat, double lon) {
    cells.touch(lat, lon, claim);
  }

  /** A sample of the drive is in this near-duplicate cluster. */
  public void cluster(String token) {
    sets.join(clusters.computeIfAbsent(token, first -> drive), drive);
  }

  private void claim(long cell) {
    int owner = owners.claim(cell, drive);
    if (owner != drive) {
      sets.join(owner, drive);
    }
  }

  /** The group of a drive: the smallest number of a drive in it. */
  public int group(int number) {
    return sets.find(number);
  }
}
