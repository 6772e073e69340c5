package io.roadloom.export.card;

/** What the documents say of each format. */
public enum CardFormat {
  WEBDATASET("WebDataset", "tar", "application/x-tar"),
  PARQUET("Parquet", "parquet", "application/vnd.apache.parquet"),
  NUSCENES("nuScenes", "json", "application/json"),
  MCAP("MCAP", "mcap", "application/mcap");

  private final String title;
  private final String extension;
  private final String mediaType;

  CardFormat(String title, String extension, String mediaType) {
    this.title = title;
    this.extension = extension;
    this.mediaType = mediaType;
  }

  String title() {
    return title;
  }

  /** Of the files that hold its samples; of nuScenes, its tables. */
  String extension() {
    return extension;
  }

  String mediaType() {
    return mediaType;
  }

  /** Whether the Hugging Face {@code datasets} library loads its files as they are. */
  boolean hasDataFiles() {
    return this == WEBDATASET || this == PARQUET;
  }
}
