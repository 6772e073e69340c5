package io.roadloom.export.card;

import java.util.Locale;
import java.util.Map;
import javax.annotation.Nullable;

/** Licences that Hugging Face knows by an identifier and the SPDX list by a page. */
final class Licences {
  private static final String SPDX = "https://spdx.org/licenses/";

  /** SPDX identifiers, by what Hugging Face calls them. */
  private static final Map<String, String> KNOWN =
      Map.ofEntries(
          Map.entry("apache-2.0", "Apache-2.0"),
          Map.entry("mit", "MIT"),
          Map.entry("bsd-2-clause", "BSD-2-Clause"),
          Map.entry("bsd-3-clause", "BSD-3-Clause"),
          Map.entry("cc0-1.0", "CC0-1.0"),
          Map.entry("cc-by-3.0", "CC-BY-3.0"),
          Map.entry("cc-by-4.0", "CC-BY-4.0"),
          Map.entry("cc-by-sa-3.0", "CC-BY-SA-3.0"),
          Map.entry("cc-by-sa-4.0", "CC-BY-SA-4.0"),
          Map.entry("cc-by-nc-3.0", "CC-BY-NC-3.0"),
          Map.entry("cc-by-nc-4.0", "CC-BY-NC-4.0"),
          Map.entry("cc-by-nd-4.0", "CC-BY-ND-4.0"),
          Map.entry("cc-by-nc-nd-4.0", "CC-BY-NC-ND-4.0"),
          Map.entry("cc-by-nc-sa-3.0", "CC-BY-NC-SA-3.0"),
          Map.entry("cc-by-nc-sa-4.0", "CC-BY-NC-SA-4.0"),
          Map.entry("odc-by", "ODC-By-1.0"),
          Map.entry("odbl", "ODbL-1.0"),
          Map.entry("pddl", "PDDL-1.0"));

  private Licences() {}

  /** Hugging Face's identifier; null for a licence that it has none of. */
  @Nullable
  static String identifier(String licence) {
    String lower = licence.strip().toLowerCase(Locale.ROOT);
    if (KNOWN.containsKey(lower)) {
      return lower;
    }
    return KNOWN.entrySet().stream()
        .filter(known -> known.getValue().equalsIgnoreCase(lower))
        .map(Map.Entry::getKey)
        .findAny()
        .orElse(null);
  }

  /** The licence's page where there is one, else its text. */
  static String url(String licence) {
    String identifier = identifier(licence);
    return identifier == null ? licence.strip() : SPDX + KNOWN.get(identifier) + ".html";
  }
}
