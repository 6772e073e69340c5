package io.roadloom.lake;

import io.roadloom.dataset.Candidates;
import io.roadloom.pack.Packer;
import io.roadloom.pack.Unpacker;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.annotation.Nullable;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.PositionOutputStream;
import org.apache.iceberg.io.SeekableInputStream;

/**
 * Selected samples on their way from the job that selects to the one that writes: files beside the
 * members, a drive after the other. What a killed build leaves, maintenance removes.
 */
public final class CandidateSpool {
  /** What names of such files end with. */
  public static final String ENDING = ".spool";

  private CandidateSpool() {}

  /** The table that spools lie beside the data of. */
  public static String table() {
    return Tables.DATASET_MEMBER.name();
  }

  /** Writes one file. */
  public static final class Writer implements AutoCloseable {
    private final Table table;
    private final String location;
    private final Packer packer = new Packer();
    private @Nullable PositionOutputStream out;

    /**
     * @param name of the file, without an ending; nobody else's
     */
    public Writer(Table table, String name) {
      this.table = table;
      this.location = table.locationProvider().newDataLocation("spool-" + name + ENDING);
    }

    public void write(Candidates candidates) throws IOException {
      if (out == null) {
        out = table.io().newOutputFile(location).create();
      }
      packer.clear();
      candidates.pack(packer);
      out.write(ByteBuffer.allocate(4).putInt(packer.size()).array());
      out.write(packer.buffer(), 0, packer.size());
    }

    /**
     * Ends the file.
     *
     * @return where it is; null where nothing was written
     */
    @Nullable
    public String finish() throws IOException {
      if (out == null) {
        return null;
      }
      out.close();
      out = null;
      return location;
    }

    /** Gives up what is not finished. */
    @Override
    public void close() throws IOException {
      if (out != null) {
        out.close();
        out = null;
        table.io().deleteFile(location);
      }
    }
  }

  public static void delete(Table table, List<String> locations) {
    locations.forEach(table.io()::deleteFile);
  }

  /**
   * Where a drive is.
   *
   * @param offset of the first byte behind the length
   */
  public record Place(String location, long offset, int length) {}

  /** Reads drives; one stream a file. Not thread-safe. */
  public static final class Reader implements AutoCloseable {
    private final Map<String, SeekableInputStream> streams = new LinkedHashMap<>();
    private final Map<String, Long> ends = new HashMap<>();

    public Reader(Table table, List<String> locations) {
      for (String location : locations) {
        InputFile file = table.io().newInputFile(location);
        ends.put(location, file.getLength());
        streams.put(location, file.newStream());
      }
    }

    /** Where all drives are, file by file. */
    public List<Place> places() throws IOException {
      List<Place> places = new ArrayList<>();
      for (Map.Entry<String, SeekableInputStream> stream : streams.entrySet()) {
        long end = ends.get(stream.getKey());
        for (long at = 0; at < end; ) {
          int length = ByteBuffer.wrap(bytes(stream.getValue(), at, 4)).getInt();
          places.add(new Place(stream.getKey(), at + 4, length));
          at += 4 + length;
        }
      }
      return places;
    }

    public Candidates read(Place place) throws IOException {
      byte[] packed = bytes(streams.get(place.location()), place.offset(), place.length());
      return Candidates.unpack(new Unpacker(packed));
    }

    private static byte[] bytes(SeekableInputStream in, long offset, int length)
        throws IOException {
      if (in.getPos() != offset) {
        in.seek(offset);
      }
      byte[] bytes = in.readNBytes(length);
      if (bytes.length < length) {
        throw new IOException("a spool ends in the middle of a drive");
      }
      return bytes;
    }

    @Override
    public void close() throws IOException {
      for (SeekableInputStream stream : streams.values()) {
        stream.close();
      }
    }
  }
}
