package io.roadloom.synthetic;

import io.roadloom.format.mcap.McapWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes synthetic drives to disk, message by message: however long, in constant memory. */
public final class SyntheticDrive {
  private static final String DBC = "demo.dbc";
  private static final String RIG = "rig.yaml";

  private SyntheticDrive() {}

  /**
   * What was written.
   *
   * @param rig made for {@code recording}; it names the CAN database beside it
   */
  public record Written(Path recording, Path rig, Path dbc) {}

  /** Writes the drive's recording, its rig and its CAN database into {@code folder}. */
  public static Written write(DriveSpec spec, Path folder) throws IOException {
    Files.createDirectories(folder);
    Path recording = folder.resolve(spec.driveId() + ".mcap");
    record(spec, recording);
    Path rig = Files.writeString(folder.resolve(RIG), DemoRig.text(spec, DBC));
    Path dbc = Files.writeString(folder.resolve(DBC), DemoDbc.text());
    return new Written(recording, rig, dbc);
  }

  /** Writes the drive's recording alone. */
  public static void record(DriveSpec spec, Path recording) throws IOException {
    McapWriter.Compression compression =
        McapWriter.Compression.valueOf(spec.compression().toUpperCase(Locale.ROOT));
    try (OutputStream out = Files.newOutputStream(recording);
        McapWriter writer = new McapWriter(out, compression, spec.chunkBytes())) {
      Map<String, String> drive = new TreeMap<>();
      drive.put("drive_id", spec.driveId());
      drive.put("vehicle_id", spec.vehicleId());
      writer.metadata("drive", drive);
      DriveScript.play(spec, new McapSink(writer));
    }
  }
}
