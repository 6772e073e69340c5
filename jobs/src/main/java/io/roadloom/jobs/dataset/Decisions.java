package io.roadloom.jobs.dataset;

import io.roadloom.dataset.Candidates;
import io.roadloom.dataset.DatasetSpec;
import io.roadloom.dataset.similar.NearDuplicate;
import io.roadloom.dataset.similar.NearDuplicates;
import io.roadloom.jobs.dataset.SpooledDrives.SpooledDrive;
import io.roadloom.lake.NearDuplicateRows;
import io.roadloom.lake.NearDuplicateRows.Image;
import io.roadloom.lake.NearDuplicateRows.Why;
import io.roadloom.model.Token;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Says of each image of a sample that was dropped which other one shows the same, and how nearly.
 */
final class Decisions {
  private final DatasetSpec spec;
  private final List<String> cameras;
  private final NearDuplicates alike;

  /**
   * @param cameras topics, by the numbers that images have
   */
  Decisions(DatasetSpec spec, List<String> cameras, NearDuplicates alike) {
    this.spec = spec;
    this.cameras = cameras;
    this.alike = alike;
  }

  /** Writes them, drive by drive; none where nothing is dropped. */
  void write(SpooledDrives spooled, NearDuplicateRows rows) throws IOException {
    if (!spec.nearDuplicates().drop() || alike.droppedSamples() == 0) {
      return;
    }
    for (SpooledDrive drive : spooled.drives()) {
      Candidates samples = spooled.read(drive);
      Map<Image, Why> images = images(drive.id(), samples);
      if (!images.isEmpty()) {
        rows.write(drive.drive(), samples.region(), images);
      }
    }
  }

  private Map<Image, Why> images(String driveId, Candidates samples) {
    Map<Image, Why> images = new HashMap<>();
    for (int i = 0; i < samples.images(); i++) {
      long ns = samples.timestampNs()[samples.imageSample()[i]];
      String channel = cameras.get(samples.imageCamera()[i]);
      NearDuplicate near = alike.reason(Token.sample(driveId, ns), channel);
      if (near != null) {
        images.put(new Image(ns, channel), why(near));
      }
    }
    return images;
  }

  private Why why(NearDuplicate near) {
    return new Why(
        "%s: more than %d bits from the image of sample %s"
            .formatted(spec.id(), spec.nearDuplicates().rule().maxDistance(), near.keptSample()),
        Integer.toString(near.distance()));
  }
}
