package io.roadloom.decode.protobuf;

import com.google.protobuf.Descriptors.Descriptor;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.Decoders;
import io.roadloom.decode.FoxgloveTypes;
import io.roadloom.decode.MalformedMessageException;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.Names;
import io.roadloom.decode.UndecodableException;
import io.roadloom.model.Channel;
import io.roadloom.model.Modality;
import io.roadloom.model.ReadingBatch;
import java.util.List;
import java.util.Set;
import javax.annotation.Nullable;

/**
 * Decodes protobuf messages where they lie: every singular number, boolean, enumeration and text is
 * a signal. Of images and clouds only the place of their bytes is taken.
 */
public final class ProtobufDecoder implements MessageDecoder {
  private static final long SECOND = 1_000_000_000L;
  private final Modality modality;
  private final List<SignalInfo> signals;
  private final Node root;
  private final Leaf[] emitting;
  private final @Nullable Leaf seconds;
  private final @Nullable Leaf nanoseconds;
  private final @Nullable Leaf frame;
  private final @Nullable ProtobufMedia media;
  private final WireCursor in = new WireCursor();
  private final Names names = new Names();
  private int message;

  private ProtobufDecoder(Modality modality, MessageTree tree, @Nullable ProtobufMedia media) {
    this.modality = modality;
    this.signals = tree.signals();
    this.root = tree.root();
    this.emitting = tree.emitting();
    this.seconds = tree.leaf("timestamp.seconds", MessageTree.INTEGERS);
    this.nanoseconds = tree.leaf("timestamp.nanos", MessageTree.INTEGERS);
    this.frame = tree.leaf("frame_id", MessageTree.TEXT);
    this.media = media;
  }

  /**
   * @param requested array elements that are wanted as signals
   */
  public static MessageDecoder of(Channel channel, Set<String> requested)
      throws UndecodableException {
    Descriptor type = ProtobufSchema.of(channel);
    Modality modality = Decoders.modality(channel);
    if (FoxgloveTypes.isCalibration(type.getFullName())) {
      return new ProtobufCalibration(type);
    }
    boolean carriesMedia = FoxgloveTypes.isMedia(type.getFullName());
    MessageTree tree = new MessageTree(type, !carriesMedia, requested);
    return new ProtobufDecoder(modality, tree, carriesMedia ? new ProtobufMedia(tree) : null);
  }

  @Override
  public Modality modality() {
    return modality;
  }

  @Override
  public List<SignalInfo> signals() {
    return signals;
  }

  @Override
  public void decode(byte[] data, int offset, int length, Decoded out)
      throws MalformedMessageException {
    message++;
    in.open(data, offset, length);
    root.read(in, message);
    for (Leaf leaf : emitting) {
      leaf.emit(message, data, names, out);
    }
    long stamp = (long) number(seconds) * SECOND + (long) number(nanoseconds);
    out.headerNs = stamp == 0 ? ReadingBatch.NO_STAMP : stamp;
    if (frame != null && frame.isMet(message)) {
      out.frameId = frame.text(data, names);
    }
    if (media != null) {
      media.read(message, in, names, out);
    }
  }

  private double number(@Nullable Leaf leaf) {
    return leaf != null && leaf.isMet(message) ? leaf.number() : 0;
  }
}
