package io.roadloom.export.nuscenes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The mask that the devkit wants of every map: an image without any foreground, since recordings
 * know nothing of drivable ground.
 */
final class BlankMap {
  static final String PATH = "maps/blank.png";
  private static final String RESOURCE = "blank-map.png";

  private BlankMap() {}

  static void write(Tables.Files files) throws IOException {
    try (InputStream image = BlankMap.class.getResourceAsStream(RESOURCE);
        OutputStream out = files.create(PATH)) {
      image.transferTo(out);
    }
  }
}
