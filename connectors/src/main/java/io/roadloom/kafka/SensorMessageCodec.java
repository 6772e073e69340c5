package io.roadloom.kafka;

import io.roadloom.model.DriveKey;
import io.roadloom.model.Schema;
import io.roadloom.pack.Codec;
import io.roadloom.pack.Packer;
import io.roadloom.pack.Unpacker;

/** Packs what a record says: for the rare topology that does not chain the ingest to its source. */
final class SensorMessageCodec implements Codec<SensorMessage> {
  private static final long serialVersionUID = 1;
  private static final int READING = 0;
  private static final int ANNOUNCEMENT = 1;
  private static final int BROKEN = 2;

  @Override
  public int version() {
    return 1;
  }

  @Override
  public void write(SensorMessage message, Packer out) {
    if (message instanceof SensorMessage.Reading reading) {
      out.octet(READING);
      reading(reading, out);
    } else if (message instanceof SensorMessage.Announcement announcement) {
      out.octet(ANNOUNCEMENT);
      out.text(announcement.id());
      out.text(announcement.schema().name());
      out.text(announcement.schema().encoding());
      out.bytes(announcement.schema().data());
    } else if (message instanceof SensorMessage.Broken broken) {
      out.octet(BROKEN);
      broken(broken, out);
    }
  }

  @Override
  public SensorMessage read(Unpacker in, int version) {
    int kind = in.octet();
    return switch (kind) {
      case READING -> reading(in);
      case ANNOUNCEMENT ->
          new SensorMessage.Announcement(in.text(), new Schema(in.text(), in.text(), in.bytes()));
      case BROKEN ->
          new SensorMessage.Broken(
              drive(in),
              in.text(),
              (int) in.count(),
              in.count(),
              in.count(),
              in.text(),
              in.text(),
              in.text());
      default -> throw new IllegalArgumentException("no kind of message: " + kind);
    };
  }

  private static void reading(SensorMessage.Reading reading, Packer out) {
    MessageRoute route = reading.route();
    drive(route.drive(), out);
    out.text(route.topic());
    out.text(route.encoding());
    out.optionalText(route.schemaId());
    out.count(reading.logNs());
    out.near(reading.publishNs() - reading.logNs());
    out.count(reading.sequence());
    out.bytes(reading.payload());
  }

  private static SensorMessage.Reading reading(Unpacker in) {
    MessageRoute route = new MessageRoute(drive(in), in.text(), in.text(), in.optionalText());
    long logNs = in.count();
    return new SensorMessage.Reading(route, logNs, logNs + in.near(), in.count(), in.bytes());
  }

  private static void broken(SensorMessage.Broken broken, Packer out) {
    drive(broken.drive(), out);
    out.text(broken.kafkaTopic());
    out.count(broken.partition());
    out.count(broken.offset());
    out.count(broken.end());
    out.text(broken.reason());
    out.text(broken.expected());
    out.text(broken.found());
  }

  private static void drive(DriveKey drive, Packer out) {
    out.text(drive.vehicleId());
    out.text(drive.driveId());
  }

  private static DriveKey drive(Unpacker in) {
    return new DriveKey(in.text(), in.text());
  }
}
