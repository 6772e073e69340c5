package io.roadloom.dataset.similar;

/**
 * Joins the units of a plan, whose entries come unit by unit. Holds those of one unit. Not
 * thread-safe.
 */
public final class UnitJoin {
  private static final int NONE = -1;

  private final JoinPlan plan;
  private final HammingJoin join;
  private final Entries entries = new Entries();
  private int unit = NONE;

  public UnitJoin(JoinPlan plan, PairSink sink) {
    this.plan = plan;
    this.join =
        new HammingJoin(
            plan.distance(),
            (a, b) -> {
              if (plan.owns(unit, a, b)) {
                sink.pair(a, b);
              }
            });
  }

  /**
   * The entries of a unit, for more of them to be added; joins those of the one before.
   *
   * @param next all entries of a unit follow each other
   */
  public Entries entries(int next) {
    if (next != unit) {
      finish();
      unit = next;
    }
    return entries;
  }

  /** Joins the last unit. */
  public void finish() {
    if (unit != NONE) {
      plan.join(join, entries, unit);
    }
    entries.clear();
    unit = NONE;
  }
}
