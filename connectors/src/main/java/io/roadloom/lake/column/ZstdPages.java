package io.roadloom.lake.column;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.IOException;
import org.apache.iceberg.shaded.org.apache.parquet.bytes.BytesInput;
import org.apache.iceberg.shaded.org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Compresses pages, all of a file with one context: to make one costs more than a small page. */
final class ZstdPages implements BytesInputCompressor {
  private final ZstdCompressCtx zstd;
  private byte[] packed = {};

  ZstdPages(int level) {
    this.zstd = new ZstdCompressCtx().setLevel(level);
  }

  /** Holds until the next call. */
  @Override
  public BytesInput compress(BytesInput page) throws IOException {
    byte[] plain = page.toByteArray();
    int room = Math.toIntExact(Zstd.compressBound(plain.length));
    if (packed.length < room) {
      packed = new byte[room];
    }
    int length = zstd.compressByteArray(packed, 0, room, plain, 0, plain.length);
    return BytesInput.from(packed, 0, length);
  }

  @Override
  public CompressionCodecName getCodecName() {
    return CompressionCodecName.ZSTD;
  }

  @Override
  public void release() {
    zstd.close();
  }
}
