package io.roadloom.scene.country;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountriesTest {
  @ParameterizedTest
  @CsvSource({
    "Karlsruhe, 49.011, 8.416, DE",
    "San Francisco, 37.774, -122.419, US",
    "Paris, 48.857, 2.352, FR",
    "Oslo, 59.913, 10.752, NO",
    "London, 51.507, -0.128, GB",
    "Vaduz, 47.141, 9.521, LI",
    "Monaco, 43.738, 7.424, MC",
    "Singapore, 1.352, 103.82, SG",
    "Tokyo, 35.68, 139.77, JP",
    "Sydney, -33.87, 151.21, AU",
    "Maseru is in a hole of South Africa, -29.31, 27.48, LS",
    "Pretoria around it, -25.75, 28.19, ZA",
    "Suva, -18.12, 178.45, FJ",
    "Anadyr beyond the date line, 64.73, 177.5, RU",
    "Chukotka on its other side, 66.0, -173.0, RU",
    "Wrangel Island on this side, 71.2, 179.7, RU",
    "Wrangel Island on the other, 71.2, -179.3, RU",
    "Taveuni across it, -16.85, -179.97, FJ",
    "Antarctica, -80, 0, AQ",
    "Honolulu, 21.31, -157.86, US",
    "Cayenne, 4.92, -52.31, FR",
    "Hong Kong, 22.3, 114.17, HK"
  })
  void citiesAreWhereTheyAre(String city, double lat, double lon, String code) {
    assertThat(Countries.world().at(lat, lon)).as(city).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "Golden Gate Bridge, 37.8199, -122.4783, US",
    "Mackinac Bridge, 45.817, -84.728, US",
    "Sunshine Skyway, 27.62, -82.655, US",
    "pier of a harbour, 53.53, 8.57, DE"
  })
  void aLittleOffTheCoastIsTheNearest(String place, double lat, double lon, String code) {
    assertThat(Countries.world().at(lat, lon)).as(place).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({
    "Atlantic, 40, -40",
    "null island, 0, 0",
    "the North Pole, 90, 0",
    "an area without a code, 42.6, 21.0"
  })
  void elsewhereIsNowhere(String place, double lat, double lon) {
    assertThat(Countries.world().at(lat, lon)).as(place).isNull();
  }

  /** Two squares side by side that share an arc; the left one has a hole. */
  @Test
  void arcsAreSharedByNeighbours() throws IOException {
    String json =
        """
        {"type": "Topology", "transform": {"scale": [0.5, 0.25], "translate": [10, 20]},
         "arcs": [[[4, 0], [0, 4]], [[4, 4], [-4, 0], [0, -4], [4, 0]], [[4, 0], [4, 0], [0, 4], [-4, 0]],
                  [[1, 1], [0, 2], [2, 0], [0, -2], [-2, 0]]],
         "objects": {"countries": {"geometries": [
           {"type": "MultiPolygon", "id": "LL", "arcs": [[[0, 1], [3]]]},
           {"type": "Polygon", "id": "RR", "arcs": [[2, -1]]}]}}}
        """;
    Countries countries =
        Topology.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    assertThat(countries.at(20.1, 10.2)).isEqualTo("LL");
    assertThat(countries.at(20.9, 11.9)).isEqualTo("LL");
    assertThat(countries.at(20.1, 12.1)).isEqualTo("RR");
    assertThat(countries.at(20.5, 13.9)).isEqualTo("RR");
    assertThat(countries.at(20.5, 11.0)).as("the middle of the hole, 28 km wide").isNull();
    assertThat(countries.at(20.5, 14.05)).as("5 km off").isEqualTo("RR");
    assertThat(countries.at(20.5, 14.2)).as("20 km off").isNull();
  }
}
