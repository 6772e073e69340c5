package io.roadloom.export.media;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Clouds of any layout give the values that were put in; what is no layout gives none. */
class CloudLayoutTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long SEED = 20261124;

  @Test
  void valuesAreThoseOfTheMessageWhateverItsLayout() {
    for (long seed = SEED; seed < SEED + 200; seed++) {
      Random random = new Random(seed);
      boolean big = random.nextBoolean();
      int width = random.nextInt(20);
      int height = 1 + random.nextInt(3);
      int before = random.nextInt(5);
      int gap = random.nextInt(3);
      List<NumberType> types = new ArrayList<>();
      ObjectNode message = JSON.createObjectNode();
      ArrayNode fields = message.putArray("fields");
      int offset = 0;
      for (int i = 0; i <= random.nextInt(6); i++) {
        NumberType type = NumberType.values()[random.nextInt(NumberType.values().length)];
        fields
            .addObject()
            .put("name", "f" + i)
            .put("offset", offset)
            .put("datatype", type.ordinal() + 1)
            .put("count", 1);
        types.add(type);
        offset += type.size() + gap;
      }
      int step = offset;
      int rowStep = width * step + random.nextInt(4);
      message.put("point_step", step).put("row_step", rowStep).put("is_bigendian", big);
      message.put("width", width).put("height", height);
      byte[] data = new byte[before + height * rowStep];
      ByteBuffer in = ByteBuffer.wrap(data);
      in.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
      List<Float> expected = new ArrayList<>();
      for (int point = 0; point < width * height; point++) {
        int at = before + point / width * rowStep + point % width * step;
        for (NumberType type : types) {
          expected.add(put(in, at, type, random.nextInt(100)));
          at += type.size() + gap;
        }
      }

      PointCloud cloud = CloudLayout.of(message).points(data, before, data.length - before);

      assertThat(cloud.points()).as("seed %s", seed).isEqualTo(width * height);
      List<Float> found = new ArrayList<>();
      for (int point = 0; point < cloud.points(); point++) {
        for (int field = 0; field < types.size(); field++) {
          found.add(cloud.value(point, field));
        }
      }
      assertThat(found).as("seed %s", seed).isEqualTo(expected);
    }
  }

  @Test
  void whatIsNoLayoutOrNotThereIsNoCloud() throws Exception {
    String whole =
        """
        {"point_step": 8, "row_step": 16, "width": 2, "height": 1, "is_bigendian": false,
         "fields": [{"name": "x", "offset": 0, "datatype": 7, "count": 2}]}
        """;
    CloudLayout layout = CloudLayout.of(JSON.readTree(whole));
    assertThat(layout.points(new byte[16], 0, 16).fields()).containsExactly("x[0]", "x[1]");
    assertThat(layout.points(new byte[16], 0, 15)).isNull();
    for (String broken :
        List.of(
            whole.replace("\"offset\": 0", "\"offset\": 4"),
            whole.replace("\"offset\": 0", "\"offset\": -1"),
            whole.replace("\"datatype\": 7", "\"datatype\": 9"),
            whole.replace("\"count\": 2", "\"count\": 2000000000"),
            whole.replace("\"point_step\": 8", "\"point_step\": 0"),
            "{}")) {
      assertThat(CloudLayout.of(JSON.readTree(broken))).as(broken).isNull();
    }
    for (String broken :
        List.of(
            whole.replace("\"width\": 2", "\"width\": 2000000000"),
            whole.replace("\"width\": 2", "\"width\": -2"),
            whole.replace("\"height\": 1", "\"height\": 2000000000"))) {
      assertThat(CloudLayout.of(JSON.readTree(broken)).points(new byte[16], 0, 16))
          .as(broken)
          .isNull();
    }
  }

  private static float put(ByteBuffer out, int at, NumberType type, int value) {
    switch (type) {
      case INT8, UINT8 -> out.put(at, (byte) value);
      case INT16, UINT16 -> out.putShort(at, (short) value);
      case INT32, UINT32 -> out.putInt(at, value);
      case FLOAT32 -> out.putFloat(at, value + 0.5f);
      case FLOAT64 -> out.putDouble(at, value + 0.25);
    }
    return type == NumberType.FLOAT32
        ? value + 0.5f
        : type == NumberType.FLOAT64 ? value + 0.25f : value;
  }
}
