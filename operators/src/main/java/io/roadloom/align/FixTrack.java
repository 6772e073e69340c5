package io.roadloom.align;

import io.roadloom.dedup.HeldBatch;
import io.roadloom.rig.Policy;
import javax.annotation.Nullable;

/** Fixes of the ego's position channel. One without coordinates or with a bad status is none. */
final class FixTrack extends PoseTrack {
  private double[] lat = new double[64];
  private double[] lon = new double[64];
  private double[] alt = new double[64];

  @Override
  BatchFields fields(HeldBatch held) {
    return new BatchFields(held.batch(), "latitude", "longitude", "altitude", "status.status");
  }

  @Override
  void add(long t, BatchFields fields, int row) {
    double latitude = fields.get(0, row);
    double longitude = fields.get(1, row);
    boolean placed = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 360;
    boolean noFix = fields.get(3, row) < 0;
    if (placed && !noFix) {
      int i = append(t);
      lat[i] = latitude;
      lon[i] = longitude;
      alt[i] = fields.get(2, row);
    }
  }

  /** {lat, lon, alt} of the first fix from i on that has an altitude; null where there is none. */
  @Nullable
  double[] firstFrom(int i) {
    while (i < end() && Double.isNaN(alt[i])) {
      i++;
    }
    return i < end() ? new double[] {lat[i], lon[i], alt[i]} : null;
  }

  /** {lat, lon, alt} at t; null where it is not known; the altitude alone may be NaN. */
  @Nullable
  double[] at(long t, Policy gap) {
    seek(t);
    int picked = pick(gap, t);
    if (picked == NONE) {
      return null;
    } else if (!between(t)) {
      return new double[] {lat[picked], lon[picked], alt[picked]};
    }
    double share = share(t);
    int b = before();
    int a = after();
    double east = Math.IEEEremainder(lon[a] - lon[b], 360);
    double longitude = lon[b] + east * share;
    return new double[] {
      lat[b] + (lat[a] - lat[b]) * share,
      Math.abs(longitude) <= 180 ? longitude : Math.IEEEremainder(longitude, 360),
      alt[b] + (alt[a] - alt[b]) * share
    };
  }

  @Override
  void shift(int from, int count, int capacity) {
    lat = shift(lat, from, count, capacity);
    lon = shift(lon, from, count, capacity);
    alt = shift(alt, from, count, capacity);
  }
}
