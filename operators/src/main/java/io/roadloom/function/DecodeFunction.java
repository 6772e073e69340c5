package io.roadloom.function;

import io.roadloom.decode.ChunkDecoder;
import io.roadloom.decode.DecoderFactory;
import io.roadloom.decode.image.CameraHasher;
import io.roadloom.model.DriveEvent;
import io.roadloom.model.RawBatch;
import io.roadloom.rig.Rig;
import io.roadloom.rig.RigException;
import java.io.Serializable;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Decodes chunks. Chained to the source: what goes on from here is a small part of the bytes. */
public final class DecodeFunction extends ProcessFunction<RawBatch, DriveEvent> {
  /** Accumulator: bytes of recordings read so far, for whoever watches the job. */
  public static final String BYTES_READ = "bytes_read";

  /** Accumulator: messages read so far. */
  public static final String MESSAGES_READ = "messages_read";

  /** Makes the decoders of a task. */
  public interface DecoderMaker extends Serializable {
    DecoderFactory decoders(Rig rig);
  }

  private static final long serialVersionUID = 1;
  private final Rig rig;
  private final DecoderMaker decoders;
  private final boolean hashImages;
  private transient ChunkDecoder decoder;
  private transient LongCounter bytesRead;
  private transient LongCounter messagesRead;

  /**
   * @param hashImages whether camera images get a perceptual hash
   */
  public DecodeFunction(Rig rig, DecoderMaker decoders, boolean hashImages) {
    this.rig = rig;
    this.decoders = decoders;
    this.hashImages = hashImages;
  }

  @Override
  public void open(OpenContext context) {
    decoder = new ChunkDecoder(rig, decoders.decoders(rig), new CameraHasher(hashImages));
    bytesRead = new LongCounter();
    getRuntimeContext().addAccumulator(BYTES_READ, bytesRead);
    messagesRead = new LongCounter();
    getRuntimeContext().addAccumulator(MESSAGES_READ, messagesRead);
  }

  @Override
  public void processElement(RawBatch raw, Context context, Collector<DriveEvent> out) {
    try {
      decoder.decode(raw, out::collect);
    } catch (RigException e) {
      // The rig does not get better by trying again.
      throw new SuppressRestartsException(e);
    }
    messagesRead.add(raw.size());
    if (raw.part() != null) {
      bytesRead.add(raw.part().bytes());
    }
  }
}
