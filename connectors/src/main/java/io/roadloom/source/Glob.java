package io.roadloom.source;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * A path with wildcards, resolved folder by folder so that only those that match are listed: {@code
 * *}, {@code ?}, {@code [a-z]}, {@code {a,b}} within a name, {@code **} for any depth.
 */
final class Glob {
  private final Path base;
  private final List<String> names;

  private Glob(Path base, List<String> names) {
    this.base = base;
    this.names = names;
  }

  static boolean isGlob(String path) {
    return path.chars().anyMatch(c -> "*?[{".indexOf(c) >= 0);
  }

  static Glob of(Path path) {
    List<String> names = new ArrayList<>();
    Path base = path;
    while (isGlob(base.getPath())) {
      names.add(0, base.getName());
      base = base.getParent();
    }
    return new Glob(base, names);
  }

  /** The folder above the first wildcard. */
  Path base() {
    return base;
  }

  /** Files and folders that match, each once, in order; none where the base is not a folder. */
  List<FileStatus> matches(FileSystem files) throws IOException {
    List<FileStatus> matches = new ArrayList<>();
    if (files.exists(base)) {
      descend(files, files.getFileStatus(base), 0, matches);
    }
    return matches;
  }

  private void descend(FileSystem files, FileStatus at, int depth, List<FileStatus> matches)
      throws IOException {
    if (depth == names.size()) {
      matches.add(at);
      return;
    }
    if (!at.isDir()) {
      return;
    }
    String name = names.get(depth);
    boolean anyDepth = name.equals("**");
    if (anyDepth) {
      descend(files, at, depth + 1, matches);
    }
    List<FileStatus> children;
    try {
      children = RecordingDiscovery.list(files, at.getPath());
    } catch (IOException e) {
      if (depth == 0 || !Unreadable.isOfFile(e)) {
        throw e;
      }
      matches.add(at);
      return;
    }
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + name);
    for (FileStatus child : children) {
      if (anyDepth) {
        // Files end a walk of any depth only where nothing more is asked of their names.
        if (child.isDir()) {
          descend(files, child, depth, matches);
        }
      } else if (matcher.matches(java.nio.file.Path.of(child.getPath().getName()))) {
        descend(files, child, depth + 1, matches);
      }
    }
  }
}
