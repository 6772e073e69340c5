package io.roadloom.cli;

import java.io.IOException;
import java.io.OutputStream;

/** Standard output that says when nobody reads it any more, as behind {@code | head}. */
final class StandardOutput extends OutputStream {
  /** Whoever read the output has seen enough. No failure. */
  static final class ReaderGoneException extends IOException {
    private static final long serialVersionUID = 1;

    ReaderGoneException() {
      super("nobody reads the output");
    }
  }

  @Override
  public void write(int b) throws IOException {
    System.out.write(b);
    check();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    System.out.write(bytes, offset, length);
    check();
  }

  private static void check() throws IOException {
    if (System.out.checkError()) {
      throw new ReaderGoneException();
    }
  }
}
