package io.roadloom.dataset.similar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers in a temporary file that is mapped into memory: as many as the disk holds, and none of
 * them on the heap. Not thread-safe.
 */
final class Scratch implements AutoCloseable {
  /** A multiple of all sizes that numbers are laid out by, so that none lies across two parts. */
  private static final int PART = 48 << 18;

  private final Path file;
  private final FileChannel channel;
  private final List<MappedByteBuffer> parts = new ArrayList<>();

  Scratch() {
    try {
      file = Files.createTempFile("roadloom-similar", ".tmp");
      channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("temporary files cannot be written", e);
    }
  }

  long number(long at) {
    return part(at).getLong((int) (at % PART));
  }

  int integer(long at) {
    return part(at).getInt((int) (at % PART));
  }

  void put(long at, long number) {
    part(at).putLong((int) (at % PART), number);
  }

  void put(long at, int integer) {
    part(at).putInt((int) (at % PART), integer);
  }

  private MappedByteBuffer part(long at) {
    int part = (int) (at / PART);
    while (parts.size() <= part) {
      try {
        parts.add(channel.map(FileChannel.MapMode.READ_WRITE, (long) parts.size() * PART, PART));
      } catch (IOException e) {
        throw new UncheckedIOException("temporary file " + file + " cannot be written", e);
      }
    }
    return parts.get(part);
  }

  /** Deletes the file; what is mapped goes when nothing refers to it. */
  @Override
  public void close() {
    try {
      parts.clear();
      channel.close();
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException("temporary file " + file + " cannot be deleted", e);
    }
  }
}
