package io.roadloom.jobs.dataset;

import java.util.List;
import java.util.Map;

/**
 * What a selection came to.
 *
 * @param spools where the samples are
 * @param counts samples by accumulator
 */
record Selection(List<String> spools, Map<String, Long> counts) {
  long count(String name) {
    return counts.getOrDefault(name, 0L);
  }
}
