package io.roadloom.decode.ros;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.decode.CanFrames;
import io.roadloom.decode.Decoded;
import io.roadloom.decode.Decoders;
import io.roadloom.decode.MessageDecoder;
import io.roadloom.decode.MessageDecoder.SignalInfo;
import io.roadloom.model.Channel;
import io.roadloom.model.Modality;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.Schema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MeaningsTest {
  private static final String SEPARATOR = "=".repeat(80) + "\nMSG: ";
  private static final String HEADER_OF_ROS1 =
      SEPARATOR + "std_msgs/Header\nuint32 seq\ntime stamp\nstring frame_id\n";
  private static final String HEADER =
      SEPARATOR + "std_msgs/Header\nbuiltin_interfaces/Time stamp\nstring frame_id\n";
  private static final String IMAGE =
      "std_msgs/Header header\nuint32 height\nuint32 width\nstring encoding\n"
          + "uint8 is_bigendian\nuint32 step\nuint8[] data\n";

  private final Decoded out = new Decoded();

  private static CdrEncoder header(boolean cdr) {
    CdrEncoder encoder = new CdrEncoder(cdr, false);
    if (!cdr) {
      encoder.number(99, 4);
    }
    encoder.number(1_700_000_000, 4);
    encoder.number(5, 4);
    encoder.text("front");
    return encoder;
  }

  private static void doubles(CdrEncoder encoder, double... values) {
    for (double value : values) {
      encoder.number(Double.doubleToRawLongBits(value), 8);
    }
  }

  private static void bytes(CdrEncoder encoder, int... values) {
    encoder.number(values.length, 4);
    for (int value : values) {
      encoder.number(value, 1);
    }
  }

  private MessageDecoder decode(String type, String text, byte[] message) throws Exception {
    boolean ros2 = type.contains("/msg/");
    String encoding = ros2 ? "ros2msg" : "ros1msg";
    Schema schema = new Schema(type, encoding, text.getBytes(StandardCharsets.UTF_8));
    MessageDecoder decoder =
        RosDecoder.of(
            new Channel(1, "/t", ros2 ? "cdr" : "ros1", schema, Map.of()), Set.of(), null);
    out.clear();
    decoder.decode(message, 0, message.length, out);
    return decoder;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anImageIsWhereItsDataLies(boolean cdr) throws Exception {
    CdrEncoder encoder = header(cdr);
    encoder.number(2, 4);
    encoder.number(3, 4);
    encoder.text("mono16");
    encoder.number(1, 1);
    encoder.number(6, 4);
    bytes(encoder, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
    byte[] message = encoder.message();

    MessageDecoder decoder =
        cdr
            ? decode("sensor_msgs/msg/Image", IMAGE + HEADER, message)
            : decode("sensor_msgs/Image", IMAGE + HEADER_OF_ROS1, message);

    assertThat(decoder.modality()).isEqualTo(Modality.CAMERA);
    assertThat(decoder.signals()).isEmpty();
    assertThat(out.headerNs).isEqualTo(1_700_000_000_000_000_005L);
    assertThat(out.frameId).isEqualTo("front");
    assertThat(out.height).isEqualTo(2);
    assertThat(out.width).isEqualTo(3);
    assertThat(out.imageEncoding).isEqualTo("mono16");
    assertThat(out.imageBigEndian).isTrue();
    assertThat(out.imageStep).isEqualTo(6);
    assertThat(out.mediaLength).isEqualTo(12);
    assertThat(out.mediaOffset).isEqualTo(message.length - 12);
  }

  @ParameterizedTest
  @CsvSource({"jpeg,255,216,jpeg", "rgb8; png compressed bgr8,137,80,png", "h264,0,0,"})
  void aCompressedImageIsWhatItsFirstBytesSay(String format, int first, int second, String expected)
      throws Exception {
    CdrEncoder encoder = header(true);
    encoder.text(format);
    bytes(encoder, first, second, 1, 2, 3);

    decode(
        "sensor_msgs/msg/CompressedImage",
        "std_msgs/Header header\nstring format\nuint8[] data\n" + HEADER,
        encoder.message());

    assertThat(out.imageEncoding).isEqualTo(expected);
    assertThat(out.mediaLength).isEqualTo(5);
  }

  @Test
  void aCloudHasRowsTimesColumnsOfPoints() throws Exception {
    CdrEncoder encoder = header(true);
    encoder.number(16, 4);
    encoder.number(100, 4);
    encoder.number(1, 4);
    encoder.text("x");
    encoder.number(0, 4);
    encoder.number(7, 1);
    encoder.number(1, 4);
    encoder.number(0, 1);
    bytes(encoder, 9, 9, 9);
    String text =
        "std_msgs/Header header\nuint32 height\nuint32 width\nPointField[] fields\n"
            + "bool is_bigendian\nuint8[] data\n"
            + SEPARATOR
            + "sensor_msgs/PointField\nstring name\nuint32 offset\nuint8 datatype\nuint32 count\n";

    MessageDecoder decoder =
        decode("sensor_msgs/msg/PointCloud2", text + HEADER, encoder.message());

    assertThat(decoder.modality()).isEqualTo(Modality.LIDAR);
    assertThat(out.points).isEqualTo(1_600);
    assertThat(out.mediaLength).isEqualTo(3);
  }

  @Test
  void aCameraInfoStatesOptics() throws Exception {
    double[] k = {500, 0, 320, 0, 500, 240, 0, 0, 1};
    CdrEncoder encoder = header(false);
    encoder.number(2, 4);
    doubles(encoder, 0.1, 0.2);
    doubles(encoder, k);

    decode(
        "sensor_msgs/CameraInfo",
        "Header header\nfloat64[] D\nfloat64[9] K\n" + HEADER_OF_ROS1,
        encoder.message());

    Decoded.Mounting optics = out.mountings.get(0);
    assertThat(optics.frameId()).isEqualTo("front");
    assertThat(optics.cameraMatrix()).containsExactly(k);
    assertThat(optics.distortion()).containsExactly(0.1, 0.2);
  }

  @Test
  void transformsAreMountingsOnlyWhereTheTypeSaysSo() throws Exception {
    CdrEncoder encoder = new CdrEncoder(true, false);
    encoder.number(2, 4);
    for (String child : List.of("lidar", "camera")) {
      encoder.number(0, 4);
      encoder.number(0, 4);
      encoder.text("base");
      encoder.text(child);
      doubles(encoder, 1, 2, 3, 0, 0, 0, 1);
    }
    String text =
        "geometry_msgs/TransformStamped[] transforms\n"
            + SEPARATOR
            + "geometry_msgs/TransformStamped\n"
            + "std_msgs/Header header\nstring child_frame_id\nTransform transform\n"
            + SEPARATOR
            + "geometry_msgs/Transform\nVector3 translation\nQuaternion rotation\n"
            + SEPARATOR
            + "geometry_msgs/Vector3\nfloat64 x\nfloat64 y\nfloat64 z\n"
            + SEPARATOR
            + "geometry_msgs/Quaternion\nfloat64 x\nfloat64 y\nfloat64 z\nfloat64 w\n"
            + HEADER;

    decode("tf2_msgs/msg/TFMessage", text, encoder.message());

    assertThat(out.mountings)
        .extracting(Decoded.Mounting::frameId)
        .containsExactly("lidar", "camera");
    assertThat(out.mountings.get(1).parentFrame()).isEqualTo("base");
    assertThat(out.mountings.get(1).translation()).containsExactly(1, 2, 3);
    assertThat(out.mountings.get(1).rotation()).containsExactly(0, 0, 0, 1);

    decode("my_msgs/msg/Waypoints", text, encoder.message());

    assertThat(out.mountings).isNull();
  }

  @Test
  void aTypeThatOnlyBearsAWellKnownNameIsReadAsItIs() throws Exception {
    CdrEncoder encoder = new CdrEncoder(true, false);
    encoder.number(Float.floatToRawIntBits(1), 4);
    encoder.text("not a stamp");

    decode("sensor_msgs/msg/CameraInfo", "float32[1] k\nstring header\n", encoder.message());

    assertThat(out.mountings).isNull();
    assertThat(out.headerNs).isEqualTo(ReadingBatch.NO_STAMP);

    decode("sensor_msgs/msg/Image", "float32[1] data\nstring step\n", encoder.message());

    assertThat(out.mediaLength).isEqualTo(-1);
    assertThat(out.imageStep).isZero();
  }

  @Test
  void signalsAreTheLeavesBesideTheHeader() throws Exception {
    CdrEncoder encoder = header(true);
    encoder.text("gps");
    doubles(encoder, 1.5);
    encoder.number(7, 4);
    encoder.number(8, 4);
    String text = "std_msgs/Header header\nstring child\nfloat64 latitude\n";
    text += "builtin_interfaces/Time gps_time\n" + HEADER;

    MessageDecoder decoder = decode("sensor_msgs/msg/NavSatFix", text, encoder.message());

    assertThat(decoder.signals())
        .containsExactly(
            new SignalInfo("child", ""),
            new SignalInfo("latitude", "deg"),
            new SignalInfo("gps_time.sec", ""),
            new SignalInfo("gps_time.nanosec", ""));
    assertThat(out.text(0)).isEqualTo("gps");
    assertThat(out.value(1)).isEqualTo(1.5);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCanFrameIsReadWhateverTheOrderOfItsFields(boolean cdr) throws Exception {
    List<String> frames = new ArrayList<>();
    CanFrames bus =
        new CanFrames() {
          @Override
          public List<SignalInfo> signals() {
            return List.of(new SignalInfo("M.S", ""));
          }

          @Override
          public void frame(int id, boolean ext, byte[] data, int at, int length, Decoded out) {
            frames.add(id + " " + ext + " " + length + " " + data[at]);
          }
        };
    String text = "uint8[8] data\nuint8 dlc\nbool is_extended\nbool is_error\nuint32 id\n";
    String encoding = cdr ? "ros2msg" : "ros1msg";
    Schema schema = new Schema("can_msgs/Frame", encoding, text.getBytes(StandardCharsets.UTF_8));
    Channel channel = new Channel(1, "/can", cdr ? "cdr" : "ros1", schema, Map.of());
    MessageDecoder decoder = RosDecoder.of(channel, Set.of(), bus);
    for (int error = 0; error < 2; error++) {
      CdrEncoder encoder = new CdrEncoder(cdr, false);
      for (int i = 0; i < 8; i++) {
        encoder.number(40 + i, 1);
      }
      encoder.number(200, 1); // a length that the frame has no room for
      encoder.number(1, 1);
      encoder.number(error, 1);
      encoder.number(0x1abc, 4);
      byte[] message = encoder.message();
      out.clear();
      decoder.decode(message, 0, message.length, out);
    }

    assertThat(frames).containsExactly(0x1abc + " true 8 40");
    assertThat(decoder.signals()).extracting(SignalInfo::name).containsExactly("M.S");
  }

  @ParameterizedTest
  @CsvSource({
    "sensor_msgs/msg/PointCloud2,/lidar,LIDAR",
    "sensor_msgs/msg/PointCloud2,/radar_front/points,RADAR",
    "radar_msgs/msg/RadarScan,/front,RADAR",
    "nebula_msgs/msg/NebulaPackets,/sensing/radar/packets,RADAR",
    "nebula_msgs/msg/NebulaPackets,/sensing/lidar/packets,LIDAR",
    "velodyne_msgs/VelodyneScan,/velodyne_packets,LIDAR",
    "sensor_msgs/LaserScan,/scan,LIDAR",
    "sensor_msgs/CompressedImage,/radar/picture,CAMERA",
    "std_msgs/String,/radar/log,OTHER",
    "foxglove.LocationFix,/fix,GNSS",
  })
  void tellsSensorsByTypeAndTopic(String type, String topic, Modality expected) {
    Channel channel =
        new Channel(1, topic, "unheard-of", new Schema(type, "", new byte[0]), Map.of());

    assertThat(Decoders.modality(channel)).isEqualTo(expected);
  }
}
