package io.roadloom.scene.country;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.annotation.Nullable;

/**
 * Countries by their outlines, which are right to a kilometre or so: near a border it may be the
 * neighbour. Areas without a code of ISO 3166 are in no country.
 */
public final class Countries {
  private static final String OUTLINES = "countries-10m.topojson.gz";

  /** Bridges, harbours and islets lie off the outlines; up to so far, metres. */
  private static final double OFFSHORE_METRES = 10_000;

  private static final double METRES_PER_DEGREE = 111_320;

  private final Grid grid;
  private final List<Outline> outlines;

  Countries(Grid grid, List<Outline> outlines) {
    this.grid = grid;
    this.outlines = outlines;
  }

  /** Read when it is first asked for: some megabytes, in a fraction of a second. */
  private static final class World {
    static final Countries COUNTRIES = read();

    private static Countries read() {
      try (InputStream in = Countries.class.getResourceAsStream(OUTLINES)) {
        return Topology.read(new GZIPInputStream(in));
      } catch (IOException e) {
        throw new UncheckedIOException(OUTLINES + " can't be read", e);
      }
    }
  }

  /** The countries of the world. */
  public static Countries world() {
    return World.COUNTRIES;
  }

  /**
   * The ISO 3166-1 alpha-2 code of the country at a position, of the nearest where it is a little
   * off the coast; null where there is none.
   *
   * @param lat degrees, WGS 84
   * @param lon degrees, −180 to 180
   */
  @Nullable
  public String at(double lat, double lon) {
    double x = grid.x(lon);
    double y = grid.y(lat);
    for (Outline outline : outlines) {
      if (outline.contains(x, y)) {
        return outline.code();
      }
    }
    return nearest(x, y, StrictMath.cos(StrictMath.toRadians(lat)));
  }

  @Nullable
  private String nearest(double x, double y, double narrower) {
    double cellWidth = grid.width() * METRES_PER_DEGREE * narrower;
    double cellHeight = grid.height() * METRES_PER_DEGREE;
    double least = OFFSHORE_METRES;
    String nearest = null;
    for (Outline outline : outlines) {
      double metres = outline.distance(x, y, cellWidth, cellHeight, least);
      if (metres < least) {
        least = metres;
        nearest = outline.code();
      }
    }
    return nearest;
  }
}
