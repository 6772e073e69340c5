package io.roadloom.dataset.spec;

import io.roadloom.dataset.DatasetSpec;
import io.roadloom.dataset.SpecException;
import java.util.Map;

/**
 * A spec and what it was read from.
 *
 * @param text as given
 * @param hash the same for specs that mean the same
 * @param places where texts stand, by key; of those in lists, by {@code key.text}
 */
public record ParsedSpec(DatasetSpec spec, String text, String hash, Map<String, String> places) {
  /** A mistake in a value that only what is in the tables tells. */
  public SpecException error(String key, String message) {
    String place = places.get(key);
    return new SpecException((place == null ? "" : place + ": ") + key + ": " + message);
  }
}
