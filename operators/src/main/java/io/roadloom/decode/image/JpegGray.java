package io.roadloom.decode.image;

/** From DC coefficients to gray, by the colours that a JPEG's components stand for. */
final class JpegGray {
  private static final int NO_TRANSFORM = 0;
  private static final int YCCK = 2;

  /** How many components, from the first, gray depends on. */
  int components(JpegFrame frame, int adobeTransform) {
    return frame.size == 4 ? 4 : isRgb(frame, adobeTransform) ? 3 : 1;
  }

  private static boolean isRgb(JpegFrame frame, int adobeTransform) {
    JpegComponent[] c = frame.components;
    boolean named = c[0].id == 'R' && c[1].id == 'G' && c[2].id == 'B';
    return frame.size == 3 && (adobeTransform == NO_TRANSFORM || adobeTransform < 0 && named);
  }

  void convert(JpegFrame frame, int adobeTransform, GrayPlane out) {
    JpegComponent first = frame.components[0];
    out.resize(first.width, first.height, 8, 255);
    int components = components(frame, adobeTransform);
    int index = 0;
    for (int row = 0; row < out.rows; row++) {
      for (int column = 0; column < out.columns; column++) {
        int level = level(frame, 0, column, row);
        if (components > 1 && adobeTransform != YCCK) {
          level = Luma.of(level, level(frame, 1, column, row), level(frame, 2, column, row));
        }
        if (components == 4) {
          level = paper(level, level(frame, 3, column, row), adobeTransform);
        }
        out.level[index++] = level;
      }
    }
  }

  /** How bright colour and black print. Adobe stores inks inverted, and YCCK as their negative. */
  private static int paper(int colour, int black, int adobeTransform) {
    if (adobeTransform < 0) {
      return (255 - colour) * (255 - black) / 255;
    }
    return (adobeTransform == YCCK ? 255 - colour : colour) * black / 255;
  }

  private static int level(JpegFrame frame, int component, int column, int row) {
    JpegComponent c = frame.components[component];
    JpegComponent first = frame.components[0];
    int x = component == 0 ? column : Math.min(column * c.columns / first.columns, c.columns - 1);
    int y = component == 0 ? row : Math.min(row * c.rows / first.rows, c.rows - 1);
    int dc = frame.coefficients[c.start + y * c.stride + x];
    int level = ((dc * c.step + 4) >> 3) + 128;
    return Math.max(0, Math.min(255, level));
  }
}
