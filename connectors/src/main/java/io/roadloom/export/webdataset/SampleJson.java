package io.roadloom.export.webdataset;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.roadloom.export.ExportChannel;
import io.roadloom.export.ExportContext;
import io.roadloom.export.ExportReading;
import io.roadloom.export.ExportSample;
import io.roadloom.export.ExportScene;
import io.roadloom.export.media.EncodedMedia;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.SampleData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.annotation.Nullable;

/** What is known of a sample, as JSON. What is not known is null: every key is always there. */
final class SampleJson {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final ExportContext context;

  /** A reading's file in the shard. */
  record Entry(String file, ExportReading reading, EncodedMedia media) {}

  SampleJson(ExportContext context) {
    this.context = context;
  }

  /**
   * @param entries by slug
   */
  byte[] of(ExportSample sample, Map<String, Entry> entries) throws IOException {
    ByteArrayOutputStream text = new ByteArrayOutputStream(4096);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("token", sample.token());
      json.writeNumberField("timestamp_ns", sample.timestampNs());
      json.writeStringField("dataset", context.dataset());
      json.writeNumberField("version", context.version());
      json.writeStringField("split", sample.split());
      json.writeStringField("vehicle_id", sample.drive().vehicleId());
      json.writeStringField("drive_id", sample.drive().driveId());
      json.writeStringField("scene_token", sample.sceneToken());
      json.writeFieldName("scene");
      scene(sample.scene(), json);
      json.writeNumberField("completeness", sample.completeness());
      json.writePOJOField("signals", new TreeMap<>(sample.signals()));
      json.writePOJOField("signal_residuals_ns", new TreeMap<>(sample.signalResidualsNs()));
      json.writeFieldName("pose");
      pose(sample.pose(), json);
      json.writeObjectFieldStart("readings");
      for (ExportChannel channel : context.channels()) {
        json.writeFieldName(channel.slug());
        reading(entries.get(channel.slug()), json);
      }
      json.writeEndObject();
      json.writeEndObject();
    }
    return text.toByteArray();
  }

  private static void scene(@Nullable ExportScene scene, JsonGenerator json) throws IOException {
    if (scene == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writePOJOField("tags", new TreeMap<>(scene.tags()));
    json.writePOJOField("measures", new TreeMap<>(scene.measures()));
    json.writeEndObject();
  }

  private static void pose(@Nullable EgoPose pose, JsonGenerator json) throws IOException {
    if (pose == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writePOJOField("lat", pose.lat());
    json.writePOJOField("lon", pose.lon());
    json.writePOJOField("alt", pose.alt());
    json.writePOJOField("x", pose.x());
    json.writePOJOField("y", pose.y());
    json.writePOJOField("z", pose.z());
    json.writePOJOField("qw", pose.qw());
    json.writePOJOField("qx", pose.qx());
    json.writePOJOField("qy", pose.qy());
    json.writePOJOField("qz", pose.qz());
    json.writeEndObject();
  }

  private static void reading(@Nullable Entry entry, JsonGenerator json) throws IOException {
    if (entry == null) {
      json.writeNull();
      return;
    }
    SampleData row = entry.reading.row();
    json.writeStartObject();
    json.writeStringField("token", row.token());
    json.writeStringField("channel", row.channel());
    json.writeStringField("modality", row.modality().name().toLowerCase(Locale.ROOT));
    json.writeStringField("file", entry.file);
    json.writeStringField("encoding", entry.media.encoding());
    json.writePOJOField("fields", entry.media.fields().isEmpty() ? null : entry.media.fields());
    json.writePOJOField("width", row.width());
    json.writePOJOField("height", row.height());
    json.writePOJOField("points", row.points());
    json.writeNumberField("timestamp_ns", row.timestampNs());
    json.writePOJOField("residual_ns", row.residualNs());
    json.writeStringField("clock", row.clock().name().toLowerCase(Locale.ROOT));
    json.writePOJOField("header_ns", row.headerNs());
    json.writeNumberField("log_ns", row.logNs());
    json.writeNumberField("publish_ns", row.publishNs());
    json.writeNumberField("sequence", row.sequence());
    json.writeStringField("message_sha256", row.sha256());
    json.writeFieldName("mounting");
    mounting(entry.reading.mounting(), json);
    json.writeEndObject();
  }

  private static void mounting(@Nullable CalibratedSensor mounting, JsonGenerator json)
      throws IOException {
    if (mounting == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringField("frame_id", mounting.frameId());
    json.writeStringField("parent_frame", mounting.parentFrame());
    json.writePOJOField("translation", mounting.translation());
    json.writePOJOField("rotation", mounting.rotation());
    json.writePOJOField("camera_matrix", mounting.cameraMatrix());
    json.writePOJOField("distortion", mounting.distortion());
    json.writeEndObject();
  }
}
