package io.roadloom.scene.country;

/**
 * Whole numbers that stand for degrees.
 *
 * @param left degrees of longitude of 0
 * @param lower degrees of latitude of 0
 * @param width degrees of a step to the east
 * @param height degrees of a step to the north
 */
record Grid(double left, double lower, double width, double height) {
  double x(double lon) {
    return (lon - left) / width;
  }

  double y(double lat) {
    return (lat - lower) / height;
  }
}
