package io.roadloom.bench.live;

import io.roadloom.kafka.SensorMessage;
import io.roadloom.model.Sha256;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.UUID;
import javax.annotation.Nullable;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.state.FunctionInitializationContext;
import org.apache.flink.runtime.state.FunctionSnapshotContext;
import org.apache.flink.streaming.api.checkpoint.CheckpointedFunction;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * The least that keeping payloads takes: the SHA-256 of each, and its bytes in a file that is
 * durable before a checkpoint passes. Nothing is decoded, and nothing could be found again.
 */
final class PayloadKeeper extends ProcessFunction<SensorMessage, SensorMessage>
    implements CheckpointedFunction {
  private static final long serialVersionUID = 1;
  private final String folder;
  private transient MessageDigest sha256;
  private transient @Nullable FSDataOutputStream file;

  /**
   * @param folder where to write
   */
  PayloadKeeper(String folder) {
    this.folder = folder;
  }

  @Override
  public void initializeState(FunctionInitializationContext context) {
    sha256 = Sha256.digest();
  }

  @Override
  public void processElement(SensorMessage message, Context context, Collector<SensorMessage> out)
      throws IOException {
    if (message instanceof SensorMessage.Reading reading) {
      sha256.digest(reading.payload());
      if (file == null) {
        Path path = new Path(folder, UUID.randomUUID().toString());
        file = path.getFileSystem().create(path, FileSystem.WriteMode.NO_OVERWRITE);
      }
      file.write(reading.payload());
    }
  }

  @Override
  public void snapshotState(FunctionSnapshotContext context) throws IOException {
    if (file != null) {
      file.sync();
      close();
    }
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
      file = null;
    }
  }
}
