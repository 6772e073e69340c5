package io.roadloom.scene;

import ch.hsr.geohash.GeoHash;
import java.util.Map;
import javax.annotation.Nullable;

/**
 * The geohash of the scene's middle: a cell of 1.2 km by 0.6 km at the equator. What begins with
 * fewer of its letters is a larger cell around it.
 */
final class CellTag implements SceneTag {
  private static final int LETTERS = 6;

  @Override
  public String name() {
    return "cell";
  }

  @Override
  @Nullable
  public String of(Map<String, Double> measures) {
    Double lat = measures.get("lat");
    Double lon = measures.get("lon");
    return lat == null || lon == null
        ? null
        : GeoHash.geoHashStringWithCharacterPrecision(lat, lon, LETTERS);
  }
}
