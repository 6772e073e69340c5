package io.roadloom.dataset.similar;

import java.util.HexFormat;

/** The images of a search as they came, off the heap. */
final class ImageStore implements AutoCloseable {
  private static final int TOKEN_DIGITS = 32;

  // Where the fields of an image lie.
  private static final int TOKEN_HIGH = 0;
  private static final int TOKEN_LOW = 8;
  private static final int TIME = 16;
  private static final int HASH = 24;
  private static final int DRIVE = 32;
  private static final int CHANNEL = 36;
  private static final int LAT = 40;
  private static final int LON = 44;
  private static final int BYTES = 48;

  private final Scratch scratch = new Scratch();
  private final Names drives = new Names();
  private final Names channels = new Names();
  private int size;

  void add(SampleImage image) {
    String token = image.sampleToken();
    if (token.length() != TOKEN_DIGITS) {
      throw new IllegalArgumentException("token: expected 32 hex digits, found " + token);
    }
    boolean placed = image.lat() != null && image.lon() != null;
    long at = (long) size * BYTES;
    scratch.put(at + TOKEN_HIGH, tokenHigh(token));
    scratch.put(at + TOKEN_LOW, tokenLow(token));
    scratch.put(at + TIME, image.timestampNs());
    scratch.put(at + HASH, image.phash());
    scratch.put(at + DRIVE, drives.number(image.driveId()));
    scratch.put(at + CHANNEL, channels.number(image.channel()));
    scratch.put(at + LAT, placed ? Place.of(image.lat()) : Place.UNKNOWN);
    scratch.put(at + LON, placed ? Place.of(image.lon()) : Place.UNKNOWN);
    size = Math.addExact(size, 1);
  }

  static long tokenHigh(String token) {
    return HexFormat.fromHexDigitsToLong(token, 0, TOKEN_DIGITS / 2);
  }

  static long tokenLow(String token) {
    return HexFormat.fromHexDigitsToLong(token, TOKEN_DIGITS / 2, TOKEN_DIGITS);
  }

  int size() {
    return size;
  }

  Names drives() {
    return drives;
  }

  Names channels() {
    return channels;
  }

  long tokenHigh(int image) {
    return number(image, TOKEN_HIGH);
  }

  long tokenLow(int image) {
    return number(image, TOKEN_LOW);
  }

  long time(int image) {
    return number(image, TIME);
  }

  long hash(int image) {
    return number(image, HASH);
  }

  int drive(int image) {
    return integer(image, DRIVE);
  }

  int channel(int image) {
    return integer(image, CHANNEL);
  }

  int lat(int image) {
    return integer(image, LAT);
  }

  int lon(int image) {
    return integer(image, LON);
  }

  private long number(int image, int field) {
    return scratch.number((long) image * BYTES + field);
  }

  private int integer(int image, int field) {
    return scratch.integer((long) image * BYTES + field);
  }

  @Override
  public void close() {
    scratch.close();
  }
}
