package io.roadloom.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceTagsTest {
  @Test
  void countryAndCellOfThePlace() {
    // Known far and wide: the example of the geohash's inventor.
    Map<String, Double> jutland = Map.of("lat", 57.64911, "lon", 10.40744);
    assertThat(new CellTag().of(jutland)).isEqualTo("u4pruy");
    assertThat(new CountryTag().of(jutland)).isEqualTo("DK");
  }

  @Test
  void withoutAPlaceThereIsNeither() {
    assertThat(new CellTag().of(Map.of("lat", 1.0))).isNull();
    assertThat(new CountryTag().of(Map.of())).isNull();
    assertThat(new CountryTag().of(Map.of("lat", 40.0, "lon", -40.0))).as("at sea").isNull();
  }
}
