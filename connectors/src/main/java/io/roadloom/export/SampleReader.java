package io.roadloom.export;

import io.roadloom.export.rows.ReadingRow;
import io.roadloom.export.rows.SampleRows;
import io.roadloom.export.rows.SampleScan;
import io.roadloom.lake.DatasetMember;
import io.roadloom.lake.DatasetVersion;
import io.roadloom.lake.Datasets;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeException;
import io.roadloom.lineage.Mismatch;
import io.roadloom.lineage.Payload;
import io.roadloom.lineage.PayloadReader;
import io.roadloom.lineage.PayloadReceiver;
import io.roadloom.model.Channel;
import io.roadloom.model.RawBatch;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Reads samples of a dataset by token, in any order: an index of the members is held in memory,
 * rows are read a scene at a time and the last ones kept, payloads are read by reference, a chunk
 * each at most, and checked. Not thread-safe.
 */
public final class SampleReader implements Closeable {
  private static final int SCENES = 64;
  private final MemberIndex index;
  private final SampleScan scan;
  private final PayloadReader payloads = new PayloadReader();

  /** Rows of the scenes that were read last, by number and token. */
  private final Map<Integer, Map<String, SampleRows>> scenes =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, Map<String, SampleRows>> eldest) {
          return size() > SCENES;
        }
      };

  /**
   * Reads the index.
   *
   * @param lake open as long as this is
   * @param channels whose readings are wanted
   * @throws LakeException where the tables cannot be read
   */
  public SampleReader(Lake lake, DatasetVersion version, List<ExportChannel> channels)
      throws IOException {
    Datasets datasets = new Datasets(lake);
    try (CloseableIterable<DatasetMember> members = datasets.members(version)) {
      this.index = new MemberIndex(members);
    }
    ExportContext context = new ExportContext(version.dataset(), version.version(), channels);
    this.scan = new SampleScan(datasets.read(version), context, false);
  }

  /**
   * The sample with its readings, whose bytes are the caller's; empty where it is no member.
   *
   * @throws MissingPayloadsException where payloads of it are not to be had
   */
  public Optional<ExportSample> read(String token) throws IOException, MissingPayloadsException {
    int number = index.find(token);
    if (number < 0) {
      return Optional.empty();
    }
    SampleRows sample = rows(number).get(token);
    return Optional.of(
        new ExportSample(
            sample.token(),
            sample.timestampNs(),
            sample.drive(),
            sample.sceneToken(),
            sample.scene(),
            index.split(number),
            readings(sample),
            sample.signals(),
            sample.signalResidualsNs(),
            sample.completeness(),
            sample.pose()));
  }

  private Map<String, SampleRows> rows(int number) throws IOException {
    Map<String, SampleRows> rows = scenes.get(number);
    if (rows == null) {
      rows = new HashMap<>();
      for (SampleRows sample : scan.read(List.of(index.run(number)))) {
        rows.put(sample.token(), sample);
      }
      scenes.put(number, rows);
    }
    return rows;
  }

  private List<ExportReading> readings(SampleRows sample)
      throws IOException, MissingPayloadsException {
    Copies copies = new Copies();
    List<Payload> wanted = new ArrayList<>();
    sample.readings().forEach(reading -> wanted.add(PayloadKey.payload(reading.data())));
    payloads.read(wanted, copies);
    if (copies.failures.any()) {
      throw new MissingPayloadsException(
          "sample " + sample.token() + " lacks payloads",
          copies.failures.recordings(List.of(sample)));
    }
    List<ExportReading> readings = new ArrayList<>();
    for (ReadingRow reading : sample.readings()) {
      Copy copy = copies.byKey.get(PayloadKey.of(reading.data()));
      readings.add(
          new ExportReading(reading.data(), copy.channel, reading.mounting(), copy.bytes, 0));
    }
    return readings;
  }

  private record Copy(Channel channel, byte[] bytes) {}

  /** Payloads as they come, each in an array of its own. */
  private static final class Copies implements PayloadReceiver {
    private final Map<PayloadKey, Copy> byKey = new HashMap<>();
    private final PayloadFailures failures = new PayloadFailures();

    @Override
    public void read(Payload payload, RawBatch batch, int from) throws IOException {
      byKey.put(
          PayloadKey.of(payload),
          new Copy(
              PayloadKey.channel(payload, batch, from),
              Arrays.copyOfRange(batch.data(), from, from + payload.length())));
    }

    @Override
    public void differs(Mismatch mismatch) {
      failures.differs(mismatch);
    }

    @Override
    public void unreadable(String uri, List<Payload> lost, IOException failure) {
      failures.missing(uri, failure);
    }
  }

  @Override
  public void close() throws IOException {
    payloads.close();
  }
}
