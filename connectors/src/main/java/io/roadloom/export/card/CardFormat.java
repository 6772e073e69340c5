package io.roadloom.export.card;

import io.roadloom.export.ExportFormat;
import java.util.Locale;

/** What the documents say of each format. */
public enum CardFormat {
  WEBDATASET(
      "WebDataset",
      "tar",
      "application/x-tar",
      "A sample is the files `TOKEN.CHANNEL.EXT` of a tar, one after another, and `TOKEN.json`"
          + " with its signals, pose, mountings and stamps.",
      ""),
  PARQUET(
      "Parquet",
      "parquet",
      "application/vnd.apache.parquet",
      "A sample is a row. A camera's column is an `Image`; a cloud's has the points as"
          + " little-endian float32 in `bytes`, one after another, with the columns named in"
          + " `fields`. `pose`, `signals`, `readings` (the stamps) and `mountings` stand beside"
          + " them.",
      ""),
  NUSCENES(
      "nuScenes",
      "json",
      "application/json",
      "`NuScenes(version=\"v1\", dataroot=…)` of the nuScenes devkit loads version 1 of a dataset,"
          + " and so on for others; `splits.json` beside the tables names the scenes of each split. There are no annotations, and the"
          + " map is blank. Poses are relative to the first fix of their drive; mountings are"
          + " relative to the frame that the recording states them in. Images are as the camera"
          + " made them, neither undistorted nor rectified; `camera_distortion` of"
          + " `calibrated_sensor` has the coefficients.",
      "In the tables `ego_pose` and `calibrated_sensor` an unknown `translation`, `rotation` or"
          + " `camera_intrinsic` is null: the devkit loads such rows, and what computes with one"
          + " fails. A field that a lidar's cloud does not have is NaN."),
  MCAP(
      "MCAP",
      "mcap",
      "application/mcap",
      "Messages are as they were recorded, on their topics, with their schemas.",
      "");

  private final String title;
  private final String extension;
  private final String mediaType;
  private final String layout;
  private final String unknown;

  CardFormat(String title, String extension, String mediaType, String layout, String unknown) {
    this.title = title;
    this.extension = extension;
    this.mediaType = mediaType;
    this.layout = layout;
    this.unknown = unknown;
  }

  /**
   * The format of a name, as {@link ExportFormat#name} has it.
   *
   * @throws IllegalArgumentException where there is none
   */
  public static CardFormat named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  String title() {
    return title;
  }

  /** A pattern of the files that hold a split's samples: {@code train-*.tar}. */
  String files(String split) {
    return split + "-*." + extension;
  }

  String mediaType() {
    return mediaType;
  }

  /** How its files are to be read, in Markdown. */
  String layout() {
    return layout;
  }

  /** How what is not known looks in it, in Markdown; empty where it needs no words. */
  String unknown() {
    return unknown;
  }

  /** Whether the Hugging Face {@code datasets} library loads its files as they are. */
  boolean hasDataFiles() {
    return this == WEBDATASET || this == PARQUET;
  }
}
