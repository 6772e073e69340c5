package io.roadloom.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Tells new files from known ones, and finished ones from those still being written: a file is new
 * once two listings in a row agree on its size and time.
 */
final class FolderWatch {
  private final Set<String> seen;
  private Map<String, FoundFile> last = new HashMap<>();

  FolderWatch(Set<String> seen) {
    this.seen = new HashSet<>(seen);
  }

  /** New files of a listing; each is told of once. */
  List<FoundFile> settled(List<FoundFile> listing) {
    Map<String, FoundFile> unsettled = new HashMap<>();
    List<FoundFile> settled = new ArrayList<>();
    for (FoundFile file : listing) {
      if (seen.contains(file.uri())) {
        continue;
      }
      if (file.equals(last.get(file.uri()))) {
        seen.add(file.uri());
        settled.add(file);
      } else {
        unsettled.put(file.uri(), file);
      }
    }
    last = unsettled;
    return settled;
  }

  Set<String> seen() {
    return seen;
  }
}
