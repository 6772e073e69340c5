package io.roadloom.decode.image;

/** A JPEG's frame header: size, components, how MCUs tile it. Reused from image to image. */
final class JpegFrame {
  private static final int MAX_COMPONENTS = 4;
  private static final int BASELINE = 0xC0;
  private static final int PROGRESSIVE = 0xC2;

  final JpegComponent[] components = new JpegComponent[MAX_COMPONENTS];
  int size;
  int width;
  int height;
  boolean progressive;
  int mcuColumns;
  int mcuRows;

  /** DC coefficients of the wanted components, and one cell for all others. */
  int[] coefficients = new int[0];

  JpegFrame() {
    for (int i = 0; i < MAX_COMPONENTS; i++) {
      components[i] = new JpegComponent();
    }
  }

  void clear() {
    size = 0;
  }

  boolean known() {
    return size > 0;
  }

  /** Whether {@code marker} starts a frame. */
  static boolean isStart(int marker) {
    return marker >= BASELINE
        && marker <= 0xCF
        && marker != 0xC4
        && marker != 0xC8
        && marker != 0xCC;
  }

  /**
   * Reads the header behind its length.
   *
   * @param imageLength bytes of the whole image; a frame that cannot be in so few is a fault
   */
  void read(int marker, ImageCursor in, int imageLength) throws UnreadableImageException {
    if (marker > PROGRESSIVE) {
      throw new UnreadableImageException(process(marker) + " JPEG is not supported");
    }
    if (known()) {
      throw in.fault("expected one frame header, found a second");
    }
    progressive = marker == PROGRESSIVE;
    int precision = in.u8();
    if (precision != 8) {
      throw new UnreadableImageException(precision + "-bit JPEG is not supported");
    }
    height = in.u16();
    width = in.u16();
    if (width == 0 || height == 0) {
      throw in.fault("expected a size, found " + width + " × " + height);
    }
    int count = in.u8();
    if (count == 0 || count > MAX_COMPONENTS) {
      throw in.fault("expected 1 to 4 components, found " + count);
    }
    for (int i = 0; i < count; i++) {
      readComponent(components[i], in);
    }
    size = count;
    tile();
    long blocks = 0;
    for (int i = 0; i < count; i++) {
      blocks += (long) components[i].columns * components[i].rows;
    }
    PixelLimit.check(width, height, blocks <= imageLength * 8L, imageLength);
  }

  private static void readComponent(JpegComponent component, ImageCursor in)
      throws UnreadableImageException {
    component.id = in.u8();
    int sampling = in.u8();
    component.horizontal = sampling >> 4;
    component.vertical = sampling & 15;
    component.quantizer = in.u8();
    if (!sound(component.horizontal) || !sound(component.vertical)) {
      throw in.fault(
          "expected sampling factors of 1 to 4, found 0x" + Integer.toHexString(sampling));
    }
    if (component.quantizer > 3) {
      throw in.fault("expected quantizer 0 to 3, found " + component.quantizer);
    }
    component.missingBits = -1;
  }

  private static boolean sound(int factor) {
    return factor >= 1 && factor <= 4;
  }

  private void tile() {
    int maxHorizontal = 1;
    int maxVertical = 1;
    for (int i = 0; i < size; i++) {
      maxHorizontal = Math.max(maxHorizontal, components[i].horizontal);
      maxVertical = Math.max(maxVertical, components[i].vertical);
    }
    mcuColumns = GrayPlane.cells(width, 8 * maxHorizontal);
    mcuRows = GrayPlane.cells(height, 8 * maxVertical);
    for (int i = 0; i < size; i++) {
      JpegComponent c = components[i];
      c.width = GrayPlane.cells(width * c.horizontal, maxHorizontal);
      c.height = GrayPlane.cells(height * c.vertical, maxVertical);
      c.columns = GrayPlane.cells(c.width, 8);
      c.rows = GrayPlane.cells(c.height, 8);
      c.stride = mcuColumns * c.horizontal;
    }
  }

  /** Makes room for the DC coefficients; only those of the first {@code wanted} are kept. */
  void allot(int wanted) {
    int cells = 1;
    for (int i = 0; i < size; i++) {
      JpegComponent c = components[i];
      c.wanted = i < wanted;
      c.start = c.wanted ? cells : 0;
      cells += c.wanted ? c.stride * mcuRows * c.vertical : 0;
    }
    if (coefficients.length < cells) {
      coefficients = new int[cells];
    }
  }

  boolean complete() {
    for (int i = 0; i < size; i++) {
      if (!components[i].complete()) {
        return false;
      }
    }
    return true;
  }

  private static String process(int marker) {
    return switch (marker) {
      case 0xC3 -> "lossless";
      case 0xC5, 0xC6, 0xC7 -> "hierarchical";
      case 0xCB, 0xCF -> "lossless arithmetic-coded";
      default -> "arithmetic-coded";
    };
  }
}
