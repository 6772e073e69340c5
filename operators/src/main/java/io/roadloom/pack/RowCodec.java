package io.roadloom.pack;

import io.roadloom.model.Clock;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import io.roadloom.model.row.CalibratedSensor;
import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.EgoPose;
import io.roadloom.model.row.NotKept;
import io.roadloom.model.row.RecordingRow;
import io.roadloom.model.row.Row;
import io.roadloom.model.row.Sample;
import io.roadloom.model.row.SampleData;
import io.roadloom.model.row.Scene;
import io.roadloom.model.row.SignalBatch;
import javax.annotation.Nullable;

/** A tag, the drive, then the row. */
public final class RowCodec implements Codec<Row> {
  private static final long serialVersionUID = 1;
  private static final int SAMPLE = 1;
  private static final int EGO_POSE = 2;
  private static final int SAMPLE_DATA = 3;
  private static final int SIGNAL = 4;
  private static final int CALIBRATED_SENSOR = 5;
  private static final int NOT_KEPT = 6;
  private static final int RECORDING = 7;
  private static final int CHANNEL = 8;
  private static final int SUMMARY = 9;
  private static final int SCENE = 10;

  /** The first version with scenes, and with the luma of images. */
  private static final int SCENES = 2;

  @Override
  public int version() {
    return 2;
  }

  @Override
  public void write(Row value, Packer out) {
    if (value instanceof Sample row) {
      start(out, SAMPLE, row);
      out.text(row.token());
      out.optionalText(row.sceneToken());
      out.word(row.timestampNs());
      out.real(row.completeness());
      out.map(row.signals(), Packer::real);
      out.map(row.signalResidualsNs(), Packer::near);
    } else if (value instanceof Scene row) {
      start(out, SCENE, row);
      out.text(row.token());
      out.word(row.firstNs());
      out.word(row.lastNs());
      out.count(row.samples());
      out.map(row.tags(), Packer::text);
      out.map(row.measures(), Packer::real);
    } else if (value instanceof EgoPose row) {
      start(out, EGO_POSE, row);
      out.text(row.sampleToken());
      out.word(row.timestampNs());
      for (Double part : pose(row)) {
        out.optional(part, Packer::real);
      }
    } else if (value instanceof SampleData row) {
      start(out, SAMPLE_DATA, row);
      SampleDataCodec.write(row, out);
    } else if (value instanceof SignalBatch row) {
      start(out, SIGNAL, row);
      int n = row.timestampNs().length;
      out.text(row.channel());
      out.text(row.name());
      out.text(row.unit());
      out.count(n);
      out.steps(row.timestampNs(), n);
      out.reals(row.value(), n);
      out.optional(row.text(), (packer, texts) -> packer.texts(texts, n));
    } else if (value instanceof CalibratedSensor row) {
      start(out, CALIBRATED_SENSOR, row);
      out.text(row.recordingId());
      out.text(row.channel());
      out.optionalText(row.frameId());
      out.optionalText(row.parentFrame());
      out.optionalReals(row.translation());
      out.optionalReals(row.rotation());
      out.optionalReals(row.cameraMatrix());
      out.optionalReals(row.distortion());
    } else if (value instanceof NotKept row) {
      start(out, NOT_KEPT, row);
      out.octet(row.table().ordinal());
      out.text(row.recordingId());
      out.text(row.uri());
      out.optionalText(row.channel());
      out.optional(row.timestampNs(), Packer::word);
      out.optional(row.chunkOffset(), Packer::near);
      out.near(row.from());
      out.near(row.to());
      out.optionalText(row.sha256());
      out.text(row.reason());
      out.text(row.expected());
      out.text(row.found());
    } else if (value instanceof RecordingRow row) {
      start(out, RECORDING, row);
      out.text(row.recordingId());
      out.text(row.uri());
      out.count(row.size());
      out.text(row.format());
      out.optional(row.firstNs(), Packer::word);
      out.optional(row.lastNs(), Packer::word);
      out.count(row.messages());
      out.count(row.bytes());
      out.word(row.checksum());
      out.octet(row.status().ordinal());
    } else if (value instanceof ChannelRow row) {
      start(out, CHANNEL, row);
      out.text(row.recordingId());
      out.text(row.topic());
      out.text(row.messageEncoding());
      out.text(row.schemaEncoding());
      out.text(row.schemaName());
      out.text(row.schemaHash());
      out.optionalText(row.sensor());
      out.octet(row.modality().ordinal());
      out.count(row.messages());
      out.optionalText(row.undecoded());
    } else if (value instanceof DriveSummary row) {
      start(out, SUMMARY, row);
      out.flag(row.whole());
      for (long count : counts(row)) {
        out.count(count);
      }
    }
  }

  @Override
  public Row read(Unpacker in, int version) {
    int tag = in.octet();
    DriveKey drive = Refs.drive(in);
    return switch (tag) {
      case SAMPLE ->
          new Sample(
              drive,
              in.text(),
              version < SCENES ? null : in.optionalText(),
              in.word(),
              in.real(),
              in.map(Unpacker::real),
              in.map(Unpacker::near));
      case SCENE ->
          new Scene(
              drive,
              in.text(),
              in.word(),
              in.word(),
              in.count(),
              in.map(Unpacker::text),
              in.map(Unpacker::real));
      case EGO_POSE ->
          new EgoPose(
              drive, in.text(), in.word(), part(in), part(in), part(in), part(in), part(in),
              part(in), part(in), part(in), part(in), part(in));
      case SAMPLE_DATA -> SampleDataCodec.read(drive, in, version);
      case SIGNAL -> signal(drive, in);
      case CALIBRATED_SENSOR ->
          new CalibratedSensor(
              drive,
              in.text(),
              in.text(),
              in.optionalText(),
              in.optionalText(),
              in.optionalReals(),
              in.optionalReals(),
              in.optionalReals(),
              in.optionalReals());
      case NOT_KEPT -> notKept(drive, in);
      case RECORDING ->
          new RecordingRow(
              drive,
              in.text(),
              in.text(),
              in.count(),
              in.text(),
              in.optional(Unpacker::word),
              in.optional(Unpacker::word),
              in.count(),
              in.count(),
              in.word(),
              RecordingRow.Status.values()[in.octet()]);
      case CHANNEL ->
          new ChannelRow(
              drive,
              in.text(),
              in.text(),
              in.text(),
              in.text(),
              in.text(),
              in.text(),
              in.optionalText(),
              Modality.values()[in.octet()],
              in.count(),
              in.optionalText());
      case SUMMARY ->
          new DriveSummary(
              drive,
              in.flag(),
              in.count(),
              in.count(),
              in.count(),
              in.count(),
              in.count(),
              in.count(),
              in.count(),
              in.count());
      default -> throw new IllegalStateException("no row has the tag " + tag);
    };
  }

  private static void start(Packer out, int tag, Row row) {
    out.octet(tag);
    Refs.drive(out, row.drive());
  }

  private static Double[] pose(EgoPose row) {
    return new Double[] {
      row.lat(), row.lon(), row.alt(), row.x(), row.y(), row.z(), row.qw(), row.qx(), row.qy(),
      row.qz()
    };
  }

  private static long[] counts(DriveSummary row) {
    return new long[] {
      row.recordings(),
      row.messages(),
      row.samples(),
      row.sampleData(),
      row.signals(),
      row.duplicates(),
      row.late(),
      row.quarantined()
    };
  }

  @Nullable
  private static Double part(Unpacker in) {
    return in.optional(Unpacker::real);
  }

  private static SignalBatch signal(DriveKey drive, Unpacker in) {
    String channel = in.text();
    String name = in.text();
    String unit = in.text();
    int n = in.length(9);
    return new SignalBatch(
        drive,
        channel,
        name,
        unit,
        in.steps(n),
        in.reals(n),
        in.optional(unpacker -> unpacker.names(n)));
  }

  private static NotKept notKept(DriveKey drive, Unpacker in) {
    NotKept.Table table = NotKept.Table.values()[in.octet()];
    return new NotKept(
        table,
        drive,
        in.text(),
        in.text(),
        in.optionalText(),
        in.optional(Unpacker::word),
        in.optional(Unpacker::near),
        in.near(),
        in.near(),
        in.optionalText(),
        in.text(),
        in.text(),
        in.text());
  }

  /** The widest row has a place of its own. */
  private static final class SampleDataCodec {
    static void write(SampleData row, Packer out) {
      out.text(row.token());
      out.optionalText(row.sampleToken());
      out.text(row.recordingId());
      out.text(row.channel());
      out.octet(row.modality().ordinal());
      out.word(row.timestampNs());
      out.optional(row.residualNs(), Packer::near);
      out.octet(row.clock().ordinal());
      out.optional(row.headerNs(), Packer::word);
      out.word(row.logNs());
      out.word(row.publishNs());
      out.near(row.sequence());
      out.flag(row.isKeyFrame());
      number(out, row.width());
      number(out, row.height());
      number(out, row.points());
      out.text(row.payloadUri());
      out.optional(row.chunkOffset(), Packer::near);
      out.near(row.payloadOffset());
      out.near(row.payloadLength());
      number(out, row.mediaOffset());
      number(out, row.mediaLength());
      out.text(row.sha256());
      out.optional(row.phash(), Packer::word);
      out.optional(row.luma(), Packer::real);
    }

    static SampleData read(DriveKey drive, Unpacker in, int version) {
      return new SampleData(
          drive,
          in.text(),
          in.optionalText(),
          in.text(),
          in.text(),
          Modality.values()[in.octet()],
          in.word(),
          in.optional(Unpacker::near),
          Clock.values()[in.octet()],
          in.optional(Unpacker::word),
          in.word(),
          in.word(),
          in.near(),
          in.flag(),
          number(in),
          number(in),
          number(in),
          in.text(),
          in.optional(Unpacker::near),
          in.near(),
          (int) in.near(),
          number(in),
          number(in),
          in.text(),
          in.optional(Unpacker::word),
          version < SCENES ? null : in.optional(Unpacker::real));
    }

    private static void number(Packer out, @Nullable Integer value) {
      out.optional(value, (packer, number) -> packer.near(number));
    }

    @Nullable
    private static Integer number(Unpacker in) {
      return in.flag() ? (Integer) (int) in.near() : null;
    }
  }
}
