package io.roadloom.decode.image;

/** An image cannot be read, and this is why. Without a stack trace: it is a value, not a defect. */
public final class UnreadableImageException extends Exception {
  private static final long serialVersionUID = 1;

  UnreadableImageException(String reason) {
    super(reason, null, false, false);
  }

  /**
   * @param position in the image, bytes
   */
  UnreadableImageException(int position, String reason) {
    this("at byte " + position + " of the image: " + reason);
  }
}
