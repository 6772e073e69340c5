package io.roadloom.bench;

import io.roadloom.synthetic.DrivePictures;
import io.roadloom.synthetic.DriveSpec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** {@code jpeg_dc}: JPEG to gray plane at 1/8, against libjpeg-turbo, in alternation. */
final class JpegFigure {
  private static final int PICTURES = 40;
  private static final int ROUNDS = 5;
  private static final Duration SPAN = Duration.ofSeconds(2);

  private JpegFigure() {}

  static Figure measure() throws Exception {
    List<byte[]> pictures =
        DrivePictures.render(DriveSpec.bench(BenchInput.SEED, "zstd"), PICTURES);
    JpegBench ours = new JpegBench(pictures);
    double[] values = new double[ROUNDS];
    double[] limits = new double[ROUNDS];
    Path file = Files.createTempFile("roadloom", ".jpg");
    try {
      for (int i = 0; i < ROUNDS; i++) {
        values[i] = ours.planes(SPAN).imagesPerSecond();
        Files.write(file, pictures.get(i));
        OptionalDouble theirs = TurboJpeg.imagesPerSecond(file);
        limits[i] = theirs.orElse(Double.NaN);
      }
    } finally {
      Files.delete(file);
    }
    return Figure.of(
        "jpeg_dc",
        Paired.median(values),
        "images/s",
        Paired.median(limits),
        "1280×720, one core, against libjpeg-turbo at 1/8; median of " + ROUNDS);
  }
}
