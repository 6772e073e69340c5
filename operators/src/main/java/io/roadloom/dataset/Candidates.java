package io.roadloom.dataset;

import io.roadloom.pack.Packer;
import io.roadloom.pack.Unpacker;
import java.util.List;

/**
 * The samples of one drive that a dataset may hold, by time; columns side by side.
 *
 * @param drive its number in the build
 * @param region as it stands in the rows
 * @param scenes tokens; one is empty where samples have no scene
 * @param tags of the scenes, the values of the tag to balance by; empty where a scene lacks it
 * @param scene of each sample, an index
 * @param bytes of payload
 * @param lat degrees, NaN where not known
 * @param imageSample an index, of each image
 * @param imageCamera an index of a channel, of each image
 * @param imageHash of each image
 */
public record Candidates(
    int drive,
    String region,
    List<String> scenes,
    List<String> tags,
    long[] timestampNs,
    int[] scene,
    long[] bytes,
    double[] lat,
    double[] lon,
    int[] imageSample,
    int[] imageCamera,
    long[] imageHash) {

  public int size() {
    return timestampNs.length;
  }

  public int images() {
    return imageSample.length;
  }

  /** What {@link #unpack} takes. */
  public void pack(Packer out) {
    out.count(drive);
    out.text(region);
    out.count(scenes.size());
    scenes.forEach(out::text);
    tags.forEach(out::text);
    out.count(size());
    out.steps(timestampNs, size());
    out.steps(scene, size());
    out.steps(bytes, size());
    out.reals(lat, size());
    out.reals(lon, size());
    out.count(images());
    out.steps(imageSample, images());
    out.steps(imageCamera, images());
    out.words(imageHash, images());
  }

  public static Candidates unpack(Unpacker in) {
    int drive = (int) in.count();
    String region = in.text();
    int scenes = in.length(1);
    List<String> tokens = texts(in, scenes);
    List<String> tags = texts(in, scenes);
    int size = in.length(1);
    long[] timestampNs = in.steps(size);
    int[] scene = in.intSteps(size);
    long[] bytes = in.steps(size);
    double[] lat = in.reals(size);
    double[] lon = in.reals(size);
    int images = in.length(1);
    return new Candidates(
        drive,
        region,
        tokens,
        tags,
        timestampNs,
        scene,
        bytes,
        lat,
        lon,
        in.intSteps(images),
        in.intSteps(images),
        in.words(images));
  }

  private static List<String> texts(Unpacker in, int count) {
    String[] texts = new String[count];
    for (int i = 0; i < count; i++) {
      texts[i] = in.text();
    }
    return List.of(texts);
  }
}
