package io.roadloom.jobs.live;

import java.util.Map;
import javax.annotation.Nullable;

/**
 * How a live pipeline ended.
 *
 * @param savepoint from which it goes on; null where it was ended from elsewhere
 * @param counts what the drives that it committed rows of have come to, by the names of the lake's
 *     counters
 */
public record LiveResult(@Nullable String savepoint, Map<String, Long> counts, double seconds) {
  /** Zero where nothing was counted. */
  public long count(String name) {
    return counts.getOrDefault(name, 0L);
  }
}
