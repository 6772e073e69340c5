package io.roadloom.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** libjpeg-turbo at 1/8 scale, through its own {@code tjbench} (Debian: libjpeg-turbo-progs). */
final class TurboJpeg {
  private static final Pattern RATE = Pattern.compile("Frame rate:\\s+([0-9.]+) fps");

  private TurboJpeg() {}

  /** Images a second of one core; empty where tjbench is not installed. */
  static OptionalDouble imagesPerSecond(Path jpeg) throws IOException, InterruptedException {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "tjbench",
                  jpeg.toString(),
                  "-scale",
                  "1/8",
                  "-nowrite",
                  "-benchtime",
                  "2",
                  "-warmup",
                  "0.5")
              .redirectErrorStream(true)
              .start();
    } catch (IOException notInstalled) {
      return OptionalDouble.empty();
    }
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    Matcher rate = RATE.matcher(printed);
    if (!rate.find()) {
      throw new IOException("tjbench printed no frame rate: " + printed);
    }
    return OptionalDouble.of(Double.parseDouble(rate.group(1)));
  }
}
