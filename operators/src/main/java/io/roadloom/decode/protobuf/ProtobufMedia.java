package io.roadloom.decode.protobuf;

import io.roadloom.decode.Decoded;
import io.roadloom.decode.ImageFormats;
import io.roadloom.decode.Names;
import javax.annotation.Nullable;

/** Where the image or cloud of a Foxglove message lies, and what it is. */
final class ProtobufMedia {
  private final @Nullable Leaf data;
  private final @Nullable Leaf encoding;
  private final @Nullable Leaf format;
  private final @Nullable Leaf width;
  private final @Nullable Leaf height;
  private final @Nullable Leaf step;
  private final @Nullable Leaf stride;

  ProtobufMedia(MessageTree tree) {
    this.data = tree.leaf("data", MessageTree.BYTES);
    this.encoding = tree.leaf("encoding", MessageTree.TEXT);
    this.format = tree.leaf("format", MessageTree.TEXT);
    this.width = tree.leaf("width", MessageTree.INTEGERS);
    this.height = tree.leaf("height", MessageTree.INTEGERS);
    this.step = tree.leaf("step", MessageTree.INTEGERS);
    this.stride = tree.leaf("point_stride", MessageTree.INTEGERS);
  }

  void read(int message, WireCursor in, Names names, Decoded out) {
    if (data != null && data.isMet(message)) {
      out.mediaOffset = in.offset(data.from());
      out.mediaLength = data.count();
      if (encoding != null && encoding.isMet(message)) {
        out.imageEncoding = encoding.text(in.data(), names);
      } else if (format != null) {
        out.imageEncoding = ImageFormats.of(in.data(), data.from(), data.count());
      }
      int pointBytes = nonNegative(stride, message);
      out.points = pointBytes == 0 ? 0 : out.mediaLength / pointBytes;
    }
    out.width = nonNegative(width, message);
    out.height = nonNegative(height, message);
    out.imageStep = nonNegative(step, message);
  }

  private static int nonNegative(@Nullable Leaf leaf, int message) {
    return leaf != null && leaf.isMet(message) ? (int) Math.max(0, leaf.number()) : 0;
  }
}
