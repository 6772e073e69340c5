package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.ChannelRow;
import io.roadloom.model.row.DriveSummary;
import io.roadloom.model.row.RecordingRow;
import io.roadloom.model.row.Row;
import io.roadloom.pack.Packer;
import io.roadloom.pack.Refs;
import io.roadloom.pack.RowCodec;
import io.roadloom.pack.Unpacker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What live writers and the committer say to each other, and keep in state, as bytes. They start
 * with a version, and with that of the rows within: state of older code stays readable.
 */
final class LiveCodec {
  private static final int VERSION = 2;

  /** The first version in which recordings are told of before a drive ends. */
  private static final int TOLD = 2;

  private static final RowCodec ROWS = new RowCodec();

  private LiveCodec() {}

  static byte[] bytes(LiveResult result) {
    Packer out = start();
    list(
        out,
        result.files().entrySet(),
        (packer, table) -> {
          packer.text(table.getKey());
          list(packer, table.getValue(), Packer::text);
        });
    list(out, result.drives(), LiveCodec::write);
    return out.toBytes();
  }

  static LiveResult result(byte[] bytes) {
    Unpacker in = new Unpacker(bytes);
    version(in);
    int rows = in.octet();
    Map<String, List<String>> files = new HashMap<>();
    for (long n = in.count(); n > 0; n--) {
      files.put(in.text(), list(in, Unpacker::text));
    }
    return new LiveResult(files, list(in, packed -> drive(packed, rows)));
  }

  static byte[] bytes(OpenRevision open) {
    Packer out = start();
    Refs.drive(out, open.drive());
    out.count(open.revision());
    digest(out, open.digest());
    list(out, open.distinct(), LiveCodec::digest);
    ROWS.write(open.told(), out);
    ROWS.write(open.since(), out);
    out.text(open.manifestHash());
    out.text(open.manifestSince());
    return out.toBytes();
  }

  static OpenRevision open(byte[] bytes) {
    Unpacker in = new Unpacker(bytes);
    int version = version(in);
    int rows = in.octet();
    return new OpenRevision(
        Refs.drive(in),
        (int) in.count(),
        digest(in),
        Set.copyOf(list(in, LiveCodec::digest)),
        (DriveSummary) ROWS.read(in, rows),
        (DriveSummary) ROWS.read(in, rows),
        in.text(),
        version < TOLD ? "" : in.text());
  }

  private static Packer start() {
    Packer out = new Packer();
    out.octet(VERSION);
    out.octet(ROWS.version());
    return out;
  }

  private static int version(Unpacker in) {
    int version = in.octet();
    if (version > VERSION) {
      throw new IllegalStateException("state of a newer version of Roadloom: " + version);
    }
    return version;
  }

  private static void write(Packer out, LiveDrive drive) {
    DriveResult result = drive.result();
    Refs.drive(out, drive.drive());
    out.count(drive.revision());
    digest(out, result.digest());
    list(out, result.distinct(), LiveCodec::digest);
    list(out, result.recordings(), (packer, row) -> ROWS.write(row, packer));
    list(out, result.channels(), (packer, row) -> ROWS.write(row, packer));
    ROWS.write(result.counts(), out);
    out.word(result.newestNs());
    out.optional(result.summary(), (packer, row) -> ROWS.write(row, packer));
  }

  private static LiveDrive drive(Unpacker in, int rows) {
    DriveKey drive = Refs.drive(in);
    int revision = (int) in.count();
    Function<Unpacker, Row> row = packed -> ROWS.read(packed, rows);
    DriveResult result =
        new DriveResult(
            drive.driveId(),
            Map.of(),
            digest(in),
            new HashSet<>(list(in, LiveCodec::digest)),
            list(in, row.andThen(RecordingRow.class::cast)),
            list(in, row.andThen(ChannelRow.class::cast)),
            (DriveSummary) row.apply(in),
            in.word(),
            (DriveSummary) in.optional(row));
    return new LiveDrive(drive, revision, result);
  }

  private static void digest(Packer out, RowDigest digest) {
    out.word(digest.high());
    out.word(digest.low());
  }

  private static RowDigest digest(Unpacker in) {
    return new RowDigest(in.word(), in.word());
  }

  private static <T> void list(Packer out, Collection<T> values, BiConsumer<Packer, T> write) {
    out.count(values.size());
    values.forEach(value -> write.accept(out, value));
  }

  private static <T> List<T> list(Unpacker in, Function<Unpacker, T> read) {
    List<T> values = new ArrayList<>();
    for (long n = in.count(); n > 0; n--) {
      values.add(read.apply(in));
    }
    return values;
  }
}
