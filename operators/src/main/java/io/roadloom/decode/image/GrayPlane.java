package io.roadloom.decode.image;

/**
 * A gray image in square cells of {@code cell × cell} pixels, row by row; cells at the right and
 * lower edge may be cut off by the image's end. Reused from image to image.
 */
public final class GrayPlane {
  int width;
  int height;
  int cell;
  int columns;
  int rows;

  /** Level of white: the largest that there may be. */
  int white;

  /** Mean level of each cell, {@code columns × rows}; the array may be longer. */
  int[] level = new int[0];

  void resize(int imageWidth, int imageHeight, int cellSize, int whiteLevel) {
    width = imageWidth;
    height = imageHeight;
    cell = cellSize;
    white = whiteLevel;
    columns = cells(imageWidth, cellSize);
    rows = cells(imageHeight, cellSize);
    if (level.length < columns * rows) {
      level = new int[columns * rows];
    }
  }

  static int cells(int pixels, int cellSize) {
    return (pixels + cellSize - 1) / cellSize;
  }
}
