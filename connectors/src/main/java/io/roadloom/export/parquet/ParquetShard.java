package io.roadloom.export.parquet;

import io.roadloom.export.ExportSample;
import io.roadloom.export.ShardWriter;
import java.io.IOException;
import java.io.OutputStream;
import org.apache.iceberg.shaded.org.apache.parquet.conf.ParquetConfiguration;
import org.apache.iceberg.shaded.org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.ParquetWriter;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.iceberg.shaded.org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.iceberg.shaded.org.apache.parquet.io.OutputFile;

/** Writes one Parquet file. Memory holds one row group. */
final class ParquetShard implements ShardWriter {
  private static final long ROW_GROUP_BYTES = 32L << 20;

  /** Rows may be megabytes: sizes are looked at after each. */
  private static final int ROWS_PER_SIZE_CHECK = 1;

  private final ParquetWriter<ExportSample> writer;
  private boolean finished;

  ParquetShard(SampleSchema schema, OutputStream out) throws IOException {
    Builder builder =
        new Builder(schema, new StreamFile(out))
            .withConf(new PlainParquetConfiguration())
            .withCompressionCodec(CompressionCodecName.ZSTD)
            .withRowGroupSize(ROW_GROUP_BYTES)
            .withMinRowCountForPageSizeCheck(ROWS_PER_SIZE_CHECK)
            .withMaxRowCountForPageSizeCheck(ROWS_PER_SIZE_CHECK);
    for (String column : schema.payloads()) {
      builder.withDictionaryEncoding(column, false).withStatisticsEnabled(column, false);
    }
    this.writer = builder.build();
  }

  @Override
  public void write(ExportSample sample) throws IOException {
    writer.write(sample);
  }

  @Override
  public void finish() throws IOException {
    finished = true;
    writer.close();
  }

  @Override
  public void close() throws IOException {
    if (!finished) {
      finish();
    }
  }

  private static final class Builder extends ParquetWriter.Builder<ExportSample, Builder> {
    private final SampleSchema schema;

    Builder(SampleSchema schema, OutputFile file) {
      super(file);
      this.schema = schema;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    protected WriteSupport<ExportSample> getWriteSupport(ParquetConfiguration conf) {
      return new SampleSupport(schema);
    }

    @Override
    protected WriteSupport<ExportSample> getWriteSupport(
        org.apache.hadoop.conf.Configuration conf) {
      return new SampleSupport(schema);
    }
  }
}
