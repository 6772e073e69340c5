package io.roadloom.lake;

import io.roadloom.dataset.Candidates;
import io.roadloom.pack.Packer;
import io.roadloom.pack.Unpacker;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import javax.annotation.Nullable;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableGroup;
import org.apache.iceberg.io.CloseableIterable;
import org.apache.iceberg.io.CloseableIterator;
import org.apache.iceberg.io.PositionOutputStream;

/**
 * Selected samples on their way from the job that selects to the one that writes: files beside the
 * members, a drive after the other. What a killed build leaves, maintenance removes.
 */
public final class CandidateSpool {
  static final String ENDING = ".spool";
  private static final int BUFFER = 1 << 20;

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

  /** The drives in files, one after the other. */
  public static CloseableIterable<Candidates> read(Table table, List<String> locations) {
    return CloseableIterable.concat(
        locations.stream()
            .map(location -> (CloseableIterable<Candidates>) new File(table, location))
            .toList());
  }

  public static void delete(Table table, List<String> locations) {
    locations.forEach(table.io()::deleteFile);
  }

  private static final class File extends CloseableGroup implements CloseableIterable<Candidates> {
    private final Table table;
    private final String location;

    File(Table table, String location) {
      this.table = table;
      this.location = location;
    }

    @Override
    public CloseableIterator<Candidates> iterator() {
      DataInputStream in =
          new DataInputStream(
              new BufferedInputStream(table.io().newInputFile(location).newStream(), BUFFER));
      addCloseable(in);
      return CloseableIterator.withClose(new Drives(in));
    }
  }

  private static final class Drives implements Iterator<Candidates> {
    private final DataInputStream in;
    private @Nullable Candidates next;

    Drives(DataInputStream in) {
      this.in = in;
      next = take();
    }

    @Nullable
    private Candidates take() {
      try {
        byte[] packed = new byte[in.readInt()];
        in.readFully(packed);
        return Candidates.unpack(new Unpacker(packed));
      } catch (EOFException e) {
        return null;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Candidates next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      Candidates taken = next;
      next = take();
      return taken;
    }
  }
}
