package io.roadloom.bench.dataset;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/** The frames of a video, as gray pixels, by FFmpeg. */
final class VideoFrames {
  private VideoFrames() {}

  /** Takes a frame. */
  interface Frame {
    /**
     * @param gray rows of pixels, one after the other; used again for the next frame
     */
    void gray(byte[] gray, int width, int height);
  }

  /** Tells the frames one by one. */
  static void read(Path video, Frame action) throws IOException {
    AVFormatContext format = new AVFormatContext(null);
    check(avformat.avformat_open_input(format, video.toString(), null, null), video);
    try {
      check(avformat.avformat_find_stream_info(format, (PointerPointer<?>) null), video);
      AVCodec codec = new AVCodec();
      int stream =
          avformat.av_find_best_stream(format, avutil.AVMEDIA_TYPE_VIDEO, -1, -1, codec, 0);
      check(stream, video);
      AVCodecContext context = avcodec.avcodec_alloc_context3(codec);
      try {
        check(
            avcodec.avcodec_parameters_to_context(context, format.streams(stream).codecpar()),
            video);
        check(avcodec.avcodec_open2(context, codec, (AVDictionary) null), video);
        decode(format, stream, context, action);
      } finally {
        avcodec.avcodec_free_context(context);
      }
    } finally {
      avformat.avformat_close_input(format);
    }
  }

  private static void decode(
      AVFormatContext format, int stream, AVCodecContext context, Frame action) {
    AVPacket packet = avcodec.av_packet_alloc();
    AVFrame frame = avutil.av_frame_alloc();
    while (avformat.av_read_frame(format, packet) >= 0) {
      if (packet.stream_index() == stream) {
        avcodec.avcodec_send_packet(context, packet);
        drain(context, frame, action);
      }
      avcodec.av_packet_unref(packet);
    }
    avcodec.avcodec_send_packet(context, null);
    drain(context, frame, action);
    avutil.av_frame_free(frame);
    avcodec.av_packet_free(packet);
  }

  /** The first plane of a frame is its luma. */
  private static void drain(AVCodecContext context, AVFrame frame, Frame action) {
    while (avcodec.avcodec_receive_frame(context, frame) >= 0) {
      int width = frame.width();
      int height = frame.height();
      byte[] gray = new byte[width * height];
      for (int y = 0; y < height; y++) {
        frame.data(0).position((long) y * frame.linesize(0)).get(gray, y * width, width);
      }
      frame.data(0).position(0);
      action.gray(gray, width, height);
    }
  }

  private static void check(int result, Path video) throws IOException {
    if (result < 0) {
      throw new IOException(video + ": FFmpeg says " + result);
    }
  }
}
