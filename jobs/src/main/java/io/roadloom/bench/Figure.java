package io.roadloom.bench;

/**
 * A measured figure beside its limit.
 *
 * @param figure the name it is known by
 * @param limit what it is held against, in the same unit and run; NaN where it could not be
 *     measured
 * @param ratio value against limit, the larger the better unless the figure's page says otherwise
 * @param note how it was measured, or why not; for the reader
 */
public record Figure(
    String figure, double value, String unit, double limit, double ratio, String note) {
  public static Figure of(String figure, double value, String unit, double limit, String note) {
    return new Figure(figure, value, unit, limit, value / limit, note);
  }
}
