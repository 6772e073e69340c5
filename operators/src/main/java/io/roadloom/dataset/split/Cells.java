package io.roadloom.dataset.split;

import java.util.function.LongConsumer;

/**
 * Geographic cells, about as wide as high. A place touches the cell that it is in, and those that
 * reach within a buffer of it: of two places within the buffer of each other, each touches the cell
 * of the other.
 */
final class Cells {
  /**
   * Other measures of the same distance, on an ellipsoid or with another radius, differ by less.
   */
  private static final double MARGIN = 1.01;

  private final double cellMetres;
  private final double height;
  private final double reach;
  private final long rows;

  Cells(double cellMetres, double bufferMetres) {
    this.cellMetres = cellMetres;
    this.height = Math.toDegrees(cellMetres / Globe.RADIUS);
    this.reach = bufferMetres * MARGIN / Globe.RADIUS;
    this.rows = (long) Math.ceil(180 / height);
  }

  /** Names every cell that a place touches, some perhaps twice. */
  void touch(double lat, double lon, LongConsumer cells) {
    double north = Math.toDegrees(reach);
    double east = east(lat);
    long last = row(lat + north);
    for (long row = row(lat - north); row <= last; row++) {
      long columns = columns(row);
      double width = 360.0 / columns;
      long from = (long) Math.floor((lon - east + 180) / width);
      long to = Math.min((long) Math.floor((lon + east + 180) / width), from + columns - 1);
      for (long column = from; column <= to; column++) {
        cells.accept(row << 32 | Math.floorMod(column, columns));
      }
    }
  }

  private long row(double lat) {
    return Math.max(0, Math.min(rows - 1, (long) Math.floor((lat + 90) / height)));
  }

  /**
   * How far in longitude a circle of the buffer's radius reaches, degrees; at a pole, all round.
   */
  private double east(double lat) {
    double sine = Math.sin(reach) / Math.cos(Math.toRadians(lat));
    return sine >= 1 || sine < 0 ? 180 : Math.toDegrees(Math.asin(sine));
  }

  private long columns(long row) {
    double middle = Math.toRadians(Math.min(90, (row + 0.5) * height - 90));
    double around = 2 * Math.PI * Globe.RADIUS * Math.cos(middle);
    return Math.max(1, (long) (around / cellMetres));
  }
}
