package io.roadloom.export;

import io.roadloom.export.rows.ReadingRow;
import io.roadloom.export.rows.SampleRows;
import io.roadloom.lineage.Mismatch;
import io.roadloom.lineage.Payload;
import io.roadloom.lineage.PayloadReader;
import io.roadloom.lineage.PayloadReceiver;
import io.roadloom.model.Channel;
import io.roadloom.model.RawBatch;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.util.IOUtils;

/** The payloads of some samples, checked, in the order in which recordings have them. */
final class SpooledPayloads implements PayloadReceiver, Closeable {
  private final Spool spool;
  private final PayloadFailures failures = new PayloadFailures();
  private final Map<PayloadKey, Place> places = new HashMap<>();

  private record Place(long position, Channel channel) {}

  private SpooledPayloads(Spool spool) {
    this.spool = spool;
  }

  /**
   * Reads them.
   *
   * @param folder on the local disk
   * @throws MissingPayloadsException where some are not to be had
   */
  static SpooledPayloads of(List<SampleRows> samples, PayloadReader reader, Path folder)
      throws IOException, MissingPayloadsException {
    SpooledPayloads spooled = new SpooledPayloads(new Spool(folder));
    try {
      reader.read(payloads(samples), spooled);
      if (spooled.failures.any()) {
        throw new MissingPayloadsException(
            "payloads are missing", spooled.failures.recordings(samples));
      }
      return spooled;
    } catch (IOException | MissingPayloadsException | RuntimeException e) {
      IOUtils.closeQuietly(spooled);
      throw e;
    }
  }

  private static List<Payload> payloads(List<SampleRows> samples) {
    Map<PayloadKey, Payload> distinct = new LinkedHashMap<>();
    for (SampleRows sample : samples) {
      for (ReadingRow reading : sample.readings()) {
        distinct.putIfAbsent(PayloadKey.of(reading.data()), PayloadKey.payload(reading.data()));
      }
    }
    return new ArrayList<>(distinct.values());
  }

  @Override
  public void read(Payload payload, RawBatch batch, int from) throws IOException {
    Channel channel = PayloadKey.channel(payload, batch, from);
    long position = spool.append(batch.data(), from, payload.length());
    places.put(PayloadKey.of(payload), new Place(position, channel));
  }

  @Override
  public void differs(Mismatch mismatch) {
    failures.differs(mismatch);
  }

  @Override
  public void unreadable(String uri, List<Payload> payloads, IOException failure) {
    failures.missing(uri, failure);
  }

  /** Loads the readings of a sample, one behind the other, into {@code buffer}. */
  List<ExportReading> load(SampleRows sample, byte[] buffer) throws IOException {
    List<ExportReading> readings = new ArrayList<>();
    int at = 0;
    for (ReadingRow reading : sample.readings()) {
      Place place = places.get(PayloadKey.of(reading.data()));
      int length = reading.data().payloadLength();
      spool.read(place.position, buffer, at, length);
      readings.add(
          new ExportReading(reading.data(), place.channel, reading.mounting(), buffer, at));
      at += length;
    }
    return readings;
  }

  @Override
  public void close() throws IOException {
    spool.close();
  }
}
