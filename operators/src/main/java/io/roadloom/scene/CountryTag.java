package io.roadloom.scene;

import io.roadloom.scene.country.Countries;
import java.util.Map;
import javax.annotation.Nullable;

/** The country of the scene's middle, two letters of ISO 3166. */
final class CountryTag implements SceneTag {
  @Override
  public String name() {
    return "country";
  }

  @Override
  @Nullable
  public String of(Map<String, Double> measures) {
    Double lat = measures.get("lat");
    Double lon = measures.get("lon");
    return lat == null || lon == null ? null : Countries.world().at(lat, lon);
  }
}
