package io.roadloom.lake;

import static io.roadloom.lake.Column.optional;
import static io.roadloom.lake.Column.required;

import io.roadloom.lake.TableDef.Digest;
import io.roadloom.lake.TableDef.Layout;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.NotKept;
import io.roadloom.model.row.Sample;
import io.roadloom.model.row.SampleData;
import io.roadloom.model.row.Scene;
import java.util.List;
import java.util.stream.Stream;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types;

/** All tables, column by column. */
final class Tables {
  private static final Type TEXT = Types.StringType.get();
  private static final Type INT = Types.IntegerType.get();
  private static final Type LONG = Types.LongType.get();
  private static final Type DOUBLE = Types.DoubleType.get();
  private static final Type BOOLEAN = Types.BooleanType.get();
  private static final Type TS = Types.TimestampType.withZone();
  // Columns give nested fields their ids: these are placeholders. Values of maps are optional for
  // SQL: what Flink looks up in vain in a map of required values is -1.0 there, not null.
  private static final Type DOUBLES = Types.ListType.ofRequired(1, DOUBLE);
  private static final Type DOUBLE_BY_NAME = Types.MapType.ofOptional(1, 2, TEXT, DOUBLE);
  private static final Type TEXT_BY_NAME = Types.MapType.ofOptional(1, 2, TEXT, TEXT);
  private static final Type LONG_BY_NAME = Types.MapType.ofOptional(1, 2, TEXT, LONG);

  static final TableDef<Sample> SAMPLE =
      new TableDef<>(
          "sample",
          List.of(
              required("token", TEXT, (r, c) -> c.text(r.token())),
              optional("scene_token", TEXT, (r, c) -> c.text(r.sceneToken())),
              required("timestamp_ns", LONG, (r, c) -> c.number(r.timestampNs())),
              required("ts", TS, (Sample r, Cell c) -> c.timestamp(r.timestampNs())).undigested(),
              required("completeness", DOUBLE, (r, c) -> c.real(r.completeness())),
              required("signals", DOUBLE_BY_NAME, (r, c) -> c.realsByName(r.signals())),
              required(
                  "signal_residuals",
                  LONG_BY_NAME,
                  (r, c) -> c.numbersByName(r.signalResidualsNs()))),
          true,
          Layout.DAY_AND_DRIVE,
          Digest.ROWS);

  static final TableDef<Scene> SCENE =
      new TableDef<>(
          "scene",
          List.of(
              required("token", TEXT, (r, c) -> c.text(r.token())),
              required("first_ns", LONG, (r, c) -> c.number(r.firstNs())),
              required("last_ns", LONG, (r, c) -> c.number(r.lastNs())),
              required("ts", TS, (Scene r, Cell c) -> c.timestamp(r.firstNs())).undigested(),
              required("samples", LONG, (r, c) -> c.number(r.samples())),
              required("tags", TEXT_BY_NAME, (r, c) -> c.textsByName(r.tags())),
              required("measures", DOUBLE_BY_NAME, (r, c) -> c.realsByName(r.measures()))),
          true,
          Layout.DAY_AND_DRIVE,
          Digest.ROWS);

  static final TableDef<EgoPose> EGO_POSE =
      new TableDef<>(
          "ego_pose",
          List.of(
              required("sample_token", TEXT, (r, c) -> c.text(r.sampleToken())),
              required("timestamp_ns", LONG, (r, c) -> c.number(r.timestampNs())),
              required("ts", TS, (EgoPose r, Cell c) -> c.timestamp(r.timestampNs())).undigested(),
              optional("lat", DOUBLE, (r, c) -> c.real(r.lat())),
              optional("lon", DOUBLE, (r, c) -> c.real(r.lon())),
              optional("alt", DOUBLE, (r, c) -> c.real(r.alt())),
              optional("x", DOUBLE, (r, c) -> c.real(r.x())),
              optional("y", DOUBLE, (r, c) -> c.real(r.y())),
              optional("z", DOUBLE, (r, c) -> c.real(r.z())),
              optional("qw", DOUBLE, (r, c) -> c.real(r.qw())),
              optional("qx", DOUBLE, (r, c) -> c.real(r.qx())),
              optional("qy", DOUBLE, (r, c) -> c.real(r.qy())),
              optional("qz", DOUBLE, (r, c) -> c.real(r.qz()))),
          true,
          Layout.DAY_AND_DRIVE,
          Digest.ROWS);

  static final TableDef<SampleData> SAMPLE_DATA =
      new TableDef<>(
          "sample_data",
          List.of(
              required("token", TEXT, (r, c) -> c.text(r.token())),
              optional("sample_token", TEXT, (r, c) -> c.text(r.sampleToken())),
              required("channel", TEXT, (r, c) -> c.text(r.channel())),
              required("modality", TEXT, (r, c) -> c.word(r.modality())),
              required("timestamp_ns", LONG, (r, c) -> c.number(r.timestampNs())),
              required("ts", TS, (SampleData r, Cell c) -> c.timestamp(r.timestampNs()))
                  .undigested(),
              optional("residual_ns", LONG, (r, c) -> c.number(r.residualNs())),
              required("clock", TEXT, (r, c) -> c.word(r.clock())),
              optional("header_ns", LONG, (r, c) -> c.number(r.headerNs())),
              required("log_ns", LONG, (r, c) -> c.number(r.logNs())),
              required("publish_ns", LONG, (r, c) -> c.number(r.publishNs())),
              required("sequence", LONG, (r, c) -> c.number(r.sequence())),
              required("is_key_frame", BOOLEAN, (r, c) -> c.flag(r.isKeyFrame())),
              optional("width", INT, (r, c) -> c.integer(r.width())),
              optional("height", INT, (r, c) -> c.integer(r.height())),
              optional("points", INT, (r, c) -> c.integer(r.points())),
              required("recording_id", TEXT, (SampleData r, Cell c) -> c.text(r.recordingId()))
                  .undigested(),
              required("payload_uri", TEXT, (SampleData r, Cell c) -> c.text(r.payloadUri()))
                  .undigested(),
              optional("chunk_offset", LONG, (SampleData r, Cell c) -> c.number(r.chunkOffset()))
                  .undigested(),
              required(
                      "payload_offset", LONG, (SampleData r, Cell c) -> c.number(r.payloadOffset()))
                  .undigested(),
              required("payload_length", INT, (r, c) -> c.integer(r.payloadLength())),
              optional("media_offset", INT, (r, c) -> c.integer(r.mediaOffset())),
              optional("media_length", INT, (r, c) -> c.integer(r.mediaLength())),
              required("sha256", TEXT, (r, c) -> c.text(r.sha256())),
              optional("phash", LONG, (r, c) -> c.number(r.phash())),
              optional("luma", DOUBLE, (r, c) -> c.real(r.luma()))),
          true,
          Layout.DAY_AND_DRIVE,
          Digest.ROWS);

  static final TableDef<SignalRows> SIGNAL =
      new TableDef<>(
          "signal",
          List.of(
              required("channel", TEXT, (r, c) -> c.text(r.channel())),
              required("name", TEXT, (r, c) -> c.text(r.name())),
              required("timestamp_ns", LONG, (r, c) -> c.number(r.timestampNs())),
              required("ts", TS, (SignalRows r, Cell c) -> c.timestamp(r.timestampNs()))
                  .undigested(),
              required("val", DOUBLE, (r, c) -> c.real(r.value())),
              optional("text", TEXT, (r, c) -> c.text(r.text())),
              required("unit", TEXT, (r, c) -> c.text(r.unit()))),
          true,
          Layout.DAY_AND_DRIVE,
          Digest.ROWS);

  static final TableDef<CalibratedSensor> CALIBRATED_SENSOR =
      new TableDef<>(
          "calibrated_sensor",
          List.of(
              required(
                      "recording_id", TEXT, (CalibratedSensor r, Cell c) -> c.text(r.recordingId()))
                  .undigested(),
              required("channel", TEXT, (r, c) -> c.text(r.channel())),
              optional("frame_id", TEXT, (r, c) -> c.text(r.frameId())),
              optional("parent_frame", TEXT, (r, c) -> c.text(r.parentFrame())),
              optional("translation", DOUBLES, (r, c) -> c.reals(r.translation())),
              optional("rotation", DOUBLES, (r, c) -> c.reals(r.rotation())),
              optional("camera_matrix", DOUBLES, (r, c) -> c.reals(r.cameraMatrix())),
              optional("distortion", DOUBLES, (r, c) -> c.reals(r.distortion()))),
          true,
          Layout.DRIVE,
          Digest.DISTINCT);

  static final TableDef<NotKept> DEDUP_DECISION = notKept("dedup_decision", Digest.NONE);
  static final TableDef<NotKept> LATE = notKept("late", Digest.ROWS);
  static final TableDef<NotKept> QUARANTINE = notKept("quarantine", Digest.ROWS);

  static final TableDef<ChannelRow> CHANNEL =
      new TableDef<>(
          "channel",
          List.of(
              required("recording_id", TEXT, (r, c) -> c.text(r.recordingId())),
              required("topic", TEXT, (r, c) -> c.text(r.topic())),
              required("message_encoding", TEXT, (r, c) -> c.text(r.messageEncoding())),
              required("schema_encoding", TEXT, (r, c) -> c.text(r.schemaEncoding())),
              required("schema_name", TEXT, (r, c) -> c.text(r.schemaName())),
              required("schema_hash", TEXT, (r, c) -> c.text(r.schemaHash())),
              optional("sensor", TEXT, (r, c) -> c.text(r.sensor())),
              required("modality", TEXT, (r, c) -> c.word(r.modality())),
              required("messages", LONG, (r, c) -> c.number(r.messages())),
              required("decoded", BOOLEAN, (r, c) -> c.flag(r.undecoded() == null)),
              optional("undecoded_reason", TEXT, (r, c) -> c.text(r.undecoded()))),
          true,
          Layout.NONE,
          Digest.NONE);

  static final TableDef<RecordingEntry> RECORDING =
      new TableDef<>(
          "recording",
          List.of(
              required("recording_id", TEXT, (r, c) -> c.text(r.row().recordingId())),
              required("uri", TEXT, (r, c) -> c.text(r.row().uri())),
              required("size", LONG, (r, c) -> c.number(r.row().size())),
              required("format", TEXT, (r, c) -> c.text(r.row().format())),
              optional("first_ns", LONG, (r, c) -> c.number(r.row().firstNs())),
              optional("last_ns", LONG, (r, c) -> c.number(r.row().lastNs())),
              required("messages", LONG, (r, c) -> c.number(r.row().messages())),
              required("bytes", LONG, (r, c) -> c.number(r.row().bytes())),
              required("checksum", LONG, (r, c) -> c.number(r.row().checksum())),
              required("status", TEXT, (r, c) -> c.word(r.row().status())),
              required("attempt", INT, (r, c) -> c.integer(r.attempt())),
              required("run_id", TEXT, (r, c) -> c.text(r.runId()))),
          true,
          Layout.NONE,
          Digest.NONE);

  static final TableDef<RevisionRow> DRIVE_REVISION =
      new TableDef<>(
          "drive_revision",
          List.of(
              required("rig_hash", TEXT, (r, c) -> c.text(r.rigHash())),
              required("manifest_hash", TEXT, (r, c) -> c.text(r.manifestHash())),
              required("code_version", TEXT, (r, c) -> c.text(r.codeVersion())),
              required("run_id", TEXT, (r, c) -> c.text(r.runId())),
              required("unit_id", TEXT, (r, c) -> c.text(r.unitId())),
              required("digest", TEXT, (r, c) -> c.text(r.digest())),
              required("recordings", LONG, (r, c) -> c.number(r.counts().recordings())),
              required("messages", LONG, (r, c) -> c.number(r.counts().messages())),
              required("samples", LONG, (r, c) -> c.number(r.counts().samples())),
              required("sample_data", LONG, (r, c) -> c.number(r.counts().sampleData())),
              required("signals", LONG, (r, c) -> c.number(r.counts().signals())),
              required("duplicates", LONG, (r, c) -> c.number(r.counts().duplicates())),
              required("late", LONG, (r, c) -> c.number(r.counts().late())),
              required("quarantined", LONG, (r, c) -> c.number(r.counts().quarantined())),
              required("state", TEXT, (r, c) -> c.word(r.state())),
              required("checkpoint", LONG, (r, c) -> c.number(r.checkpoint()))),
          true,
          Layout.NONE,
          Digest.NONE);

  static final TableDef<PipelineRun> PIPELINE_RUN =
      new TableDef<>(
          "pipeline_run",
          List.of(
              required("run_id", TEXT, (r, c) -> c.text(r.runId())),
              required("command", TEXT, (r, c) -> c.text(r.command())),
              required("rig_hash", TEXT, (r, c) -> c.text(r.rigHash())),
              required("code_version", TEXT, (r, c) -> c.text(r.codeVersion())),
              required("manifest_hash", TEXT, (r, c) -> c.text(r.manifestHash())),
              required("status", TEXT, (r, c) -> c.text(r.status())),
              required("started_ns", LONG, (r, c) -> c.number(r.startedNs())),
              required("started", TS, (r, c) -> c.timestamp(r.startedNs())),
              required("ended_ns", LONG, (r, c) -> c.number(r.endedNs())),
              required("recordings", LONG, (r, c) -> c.number(r.recordings())),
              required("messages", LONG, (r, c) -> c.number(r.messages())),
              required("bytes", LONG, (r, c) -> c.number(r.bytes()))),
          false,
          Layout.NONE,
          Digest.NONE);

  static final TableDef<PipelineEvent> PIPELINE_EVENT =
      new TableDef<>(
          "pipeline_event",
          List.of(
              required("run_id", TEXT, (r, c) -> c.text(r.runId())),
              required("timestamp_ns", LONG, (r, c) -> c.number(r.timestampNs())),
              required("ts", TS, (r, c) -> c.timestamp(r.timestampNs())),
              required("name", TEXT, (r, c) -> c.text(r.name())),
              required("scope", TEXT, (r, c) -> c.text(r.scope())),
              required("val", DOUBLE, (r, c) -> c.real(r.value())),
              required("unit", TEXT, (r, c) -> c.text(r.unit()))),
          false,
          Layout.NONE,
          Digest.NONE);

  static final TableDef<ForgottenRow> FORGOTTEN =
      new TableDef<>(
          "forgotten",
          List.of(
              required("drive_hash", TEXT, (r, c) -> c.text(r.driveHash())),
              optional("recording_id", TEXT, (r, c) -> c.text(r.recordingId())),
              required("forgotten_ns", LONG, (r, c) -> c.number(r.forgottenNs())),
              required("forgotten", TS, (r, c) -> c.timestamp(r.forgottenNs())),
              optional("reason", TEXT, (r, c) -> c.text(r.reason()))),
          false,
          Layout.NONE,
          Digest.NONE);

  static final TableDef<DatasetRow> DATASET =
      new TableDef<>(
          "dataset",
          List.of(
              required("dataset", TEXT, (r, c) -> c.text(r.dataset())),
              optional("description", TEXT, (r, c) -> c.text(r.description())),
              optional("licence", TEXT, (r, c) -> c.text(r.licence())),
              required("created_ns", LONG, (r, c) -> c.number(r.createdNs())),
              required("created", TS, (r, c) -> c.timestamp(r.createdNs()))),
          false,
          Layout.NONE,
          Digest.NONE);

  static final TableDef<DatasetVersion> DATASET_VERSION =
      new TableDef<>(
          "dataset_version",
          List.of(
              required("dataset", TEXT, (r, c) -> c.text(r.dataset())),
              required("version", INT, (r, c) -> c.integer(r.version())),
              required("state", TEXT, (r, c) -> c.word(r.state())),
              required("spec", TEXT, (r, c) -> c.text(r.specText())),
              required("spec_hash", TEXT, (r, c) -> c.text(r.specHash())),
              required("members_digest", TEXT, (r, c) -> c.text(r.membersDigest())),
              required("snapshots", TEXT, (r, c) -> c.text(CommonPoint.text(r.snapshots()))),
              required("code_version", TEXT, (r, c) -> c.text(r.codeVersion())),
              required("run_id", TEXT, (r, c) -> c.text(r.runId())),
              required("created_ns", LONG, (r, c) -> c.number(r.createdNs())),
              required("created", TS, (r, c) -> c.timestamp(r.createdNs())),
              required("samples", LONG, (r, c) -> c.number(r.samples())),
              required("groups", LONG, (r, c) -> c.number(r.groups())),
              required("drives", LONG, (r, c) -> c.number(r.drives())),
              required("report", TEXT, (r, c) -> c.text(r.report()))),
          false,
          Layout.NONE,
          Digest.NONE);

  static final TableDef<DatasetMember> DATASET_MEMBER =
      new TableDef<>(
          "dataset_member",
          List.of(
              required("dataset", TEXT, (r, c) -> c.text(r.dataset())),
              required("version", INT, (r, c) -> c.integer(r.version())),
              required("sample_token", TEXT, (r, c) -> c.text(r.sampleToken())),
              optional("scene_token", TEXT, (r, c) -> c.text(r.sceneToken())),
              required("vehicle_id", TEXT, (r, c) -> c.text(r.drive().vehicleId())),
              required("drive_id", TEXT, (r, c) -> c.text(r.drive().driveId())),
              required("region", TEXT, (r, c) -> c.text(r.region())),
              required("revision", INT, (r, c) -> c.integer(r.revision())),
              required("timestamp_ns", LONG, (r, c) -> c.number(r.timestampNs())),
              required("split", TEXT, (r, c) -> c.text(r.split())),
              required("leakage_group", TEXT, (r, c) -> c.text(r.leakageGroup())),
              optional("near_cluster", TEXT, (r, c) -> c.text(r.nearCluster())),
              required("payload_bytes", LONG, (r, c) -> c.number(r.payloadBytes()))),
          false,
          Layout.DATASET,
          Digest.NONE);

  /** What the writers of a drive fill, in the order in which a unit commits them. */
  static final List<TableDef<?>> OF_DRIVE =
      List.of(
          SAMPLE,
          SCENE,
          EGO_POSE,
          SAMPLE_DATA,
          SIGNAL,
          CALIBRATED_SENSOR,
          DEDUP_DECISION,
          LATE,
          QUARANTINE);

  /** What a unit commits, in order. */
  static final List<TableDef<?>> OF_UNIT = with(OF_DRIVE, CHANNEL, RECORDING, DRIVE_REVISION);

  /** What a dataset is built from, and its snapshots keep. */
  static final List<TableDef<?>> OF_SOURCE =
      List.of(
          SAMPLE,
          SCENE,
          EGO_POSE,
          SAMPLE_DATA,
          SIGNAL,
          CALIBRATED_SENSOR,
          CHANNEL,
          RECORDING,
          DRIVE_REVISION);

  static final List<TableDef<?>> ALL =
      with(
          OF_UNIT,
          PIPELINE_RUN,
          PIPELINE_EVENT,
          DATASET,
          DATASET_MEMBER,
          DATASET_VERSION,
          FORGOTTEN);

  /** The table of that name. */
  static TableDef<?> named(String name) {
    return ALL.stream()
        .filter(def -> def.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no table " + name));
  }

  private Tables() {}

  private static List<TableDef<?>> with(List<TableDef<?>> tables, TableDef<?>... more) {
    return Stream.concat(tables.stream(), Stream.of(more)).toList();
  }

  private static TableDef<NotKept> notKept(String name, Digest digest) {
    return new TableDef<>(
        name,
        List.of(
            required("recording_id", TEXT, (r, c) -> c.text(r.recordingId())),
            required("uri", TEXT, (NotKept r, Cell c) -> c.text(r.uri())).undigested(),
            optional("channel", TEXT, (r, c) -> c.text(r.channel())),
            optional("timestamp_ns", LONG, (r, c) -> c.number(r.timestampNs())),
            optional("ts", TS, (NotKept r, Cell c) -> c.timestamp(r.timestampNs())).undigested(),
            optional("chunk_offset", LONG, (r, c) -> c.number(r.chunkOffset())),
            required("from_byte", LONG, (r, c) -> c.number(r.from())),
            required("to_byte", LONG, (r, c) -> c.number(r.to())),
            optional("sha256", TEXT, (r, c) -> c.text(r.sha256())),
            required("reason", TEXT, (r, c) -> c.text(r.reason())),
            required("expected", TEXT, (r, c) -> c.text(r.expected())),
            required("found", TEXT, (r, c) -> c.text(r.found()))),
        true,
        Layout.DRIVE,
        digest);
  }
}
