package io.roadloom.bench;

import com.github.luben.zstd.Zstd;
import io.roadloom.model.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * What no reader of zstd chunks can beat: the compressed bytes from the page cache through zstd,
 * nothing looked at. Knows just enough of MCAP to find them: record = opcode u8, length u64; chunk
 * = start u64, end u64, size u64, crc u32, compression (u32 length, bytes), records (u64 length,
 * bytes).
 */
public final class ChunkFloor {
  private static final int MAGIC = 8;
  private static final int RECORD_HEADER = 9;
  private static final int CHUNK_OPCODE = 6;
  private static final int FIXED_FIELDS = 28;
  private final Path recording;
  private final List<Block> blocks = new ArrayList<>();
  private final ByteBuffer compressed;
  private final ByteBuffer plain;
  private final long bytes;

  private record Block(long offset, int length, int uncompressed) {}

  public ChunkFloor(Path recording) throws IOException {
    this.recording = recording;
    try (FileChannel file = FileChannel.open(recording, StandardOpenOption.READ)) {
      ByteBuffer header = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
      for (long at = MAGIC; at + RECORD_HEADER < file.size(); ) {
        file.read(header.clear(), at);
        long length = header.getLong(1);
        if (header.get(0) == CHUNK_OPCODE) {
          int name = header.getInt(RECORD_HEADER + FIXED_FIELDS);
          int data = RECORD_HEADER + FIXED_FIELDS + 4 + name + 8;
          blocks.add(
              new Block(
                  at + data,
                  Math.toIntExact(header.getLong(data - 8)),
                  Math.toIntExact(header.getLong(RECORD_HEADER + 16))));
        }
        at += RECORD_HEADER + length;
      }
    }
    compressed = ByteBuffer.allocateDirect(blocks.stream().mapToInt(Block::length).max().orElse(0));
    plain =
        ByteBuffer.allocateDirect(blocks.stream().mapToInt(Block::uncompressed).max().orElse(0));
    bytes = blocks.stream().mapToLong(Block::uncompressed).sum();
  }

  /** Uncompressed bytes of all chunks. */
  long bytes() {
    return bytes;
  }

  /** Decompresses every chunk; returns the bytes that came out. */
  long decompress() throws IOException {
    return walk(bytes -> {});
  }

  /** Decompresses every chunk and hashes all of it with SHA-256. */
  long decompressAndHash() throws IOException {
    return walk(Sha256.digest()::update);
  }

  /** Decompresses every chunk and writes the bytes to one file, in the place of what it held. */
  public long decompressInto(Path target) throws IOException {
    try (FileChannel out =
        FileChannel.open(
            target,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      return walk(
          bytes -> {
            while (bytes.hasRemaining()) {
              out.write(bytes);
            }
          });
    }
  }

  private interface Taker {
    void take(ByteBuffer bytes) throws IOException;
  }

  private long walk(Taker taker) throws IOException {
    long total = 0;
    try (FileChannel file = FileChannel.open(recording, StandardOpenOption.READ)) {
      for (Block block : blocks) {
        compressed.clear().limit(block.length());
        for (long at = block.offset(); compressed.hasRemaining(); ) {
          at += file.read(compressed, at);
        }
        compressed.flip();
        plain.clear();
        total += Zstd.decompress(plain, compressed);
        taker.take(plain.flip());
      }
    }
    return total;
  }
}
