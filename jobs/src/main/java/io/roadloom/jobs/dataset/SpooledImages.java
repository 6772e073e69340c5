package io.roadloom.jobs.dataset;

import io.roadloom.dataset.Candidates;
import io.roadloom.dataset.similar.SampleImage;
import io.roadloom.jobs.dataset.SpooledDrives.SpooledDrive;
import io.roadloom.model.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.annotation.Nullable;

/** The images of the selected samples, a drive at a time in memory. */
final class SpooledImages implements Iterable<SampleImage> {
  private final SpooledDrives spooled;
  private final List<String> cameras;

  /**
   * @param cameras topics, by the numbers that images have
   */
  SpooledImages(SpooledDrives spooled, List<String> cameras) {
    this.spooled = spooled;
    this.cameras = cameras;
  }

  @Override
  public Iterator<SampleImage> iterator() {
    return spooled.drives().stream().flatMap(this::images).iterator();
  }

  private Stream<SampleImage> images(SpooledDrive drive) {
    try {
      Candidates samples = spooled.read(drive);
      return IntStream.range(0, samples.images()).mapToObj(i -> image(drive.id(), samples, i));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SampleImage image(String driveId, Candidates samples, int i) {
    int sample = samples.imageSample()[i];
    return new SampleImage(
        Token.sample(driveId, samples.timestampNs()[sample]),
        driveId,
        samples.timestampNs()[sample],
        cameras.get(samples.imageCamera()[i]),
        samples.imageHash()[i],
        known(samples.lat()[sample]),
        known(samples.lon()[sample]));
  }

  @Nullable
  private static Double known(double degrees) {
    return Double.isNaN(degrees) ? null : Double.valueOf(degrees);
  }
}
