package io.roadloom.bench.dataset;

import io.roadloom.decode.image.CandidateHash;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Distances between images that show the same and between others, by hash. The same: a frame of one
 * encode of a clip and that frame of the other; an image and what was made of it. Others: frames of
 * the clip's two encodes at least {@link #APART_FRAMES} apart; an image of the drive, or what was
 * made of it, and any frame of the clip. Frames nearer in time than that, and two images of the
 * drive, which is three seconds long, are neither.
 */
final class HashEvidence {
  /** Ten seconds. */
  static final int APART_FRAMES = 250;

  /** The other drive's images are held against every so many frames. */
  private static final int EVERY = 5;

  /** By hash: of the two encodes. */
  final Map<String, Distances> reEncoded = new TreeMap<>();

  /**
   * By hash, then by what was done to an image; the other pairs are each image's against the clip.
   */
  final Map<String, Map<String, Distances>> variants = new TreeMap<>();

  /** By hash: between a frame and the frames up to a second later, by how many frames. */
  final Map<String, Map<Integer, Distances>> neighbours = new TreeMap<>();

  HashEvidence(Path oneEncode, Path otherEncode, Path drive) throws IOException {
    List<Map<String, Long>> one = frames(oneEncode);
    List<Map<String, Long>> other = frames(otherEncode);
    compareEncodes(one, other);
    compareNeighbours(one);
    compareVariants(drive, one);
  }

  private static List<Map<String, Long>> frames(Path video) throws IOException {
    List<Map<String, Long>> hashes = new ArrayList<>();
    CandidateHash hash = new CandidateHash();
    VideoFrames.read(video, (gray, width, height) -> hashes.add(hash.ofGray(gray, width, height)));
    return hashes;
  }

  private void compareEncodes(List<Map<String, Long>> one, List<Map<String, Long>> other) {
    for (int i = 0; i < one.size(); i++) {
      for (int j = 0; j < other.size(); j++) {
        for (String hash : one.get(i).keySet()) {
          Distances of = reEncoded.computeIfAbsent(hash, name -> new Distances());
          if (i == j) {
            of.addSame(one.get(i).get(hash), other.get(j).get(hash));
          } else if (Math.abs(i - j) >= APART_FRAMES) {
            of.addOther(one.get(i).get(hash), other.get(j).get(hash));
          }
        }
      }
    }
  }

  private void compareNeighbours(List<Map<String, Long>> frames) {
    for (int apart : new int[] {1, 3, 12, 25, 125}) {
      for (int i = 0; i + apart < frames.size(); i++) {
        for (String hash : frames.get(i).keySet()) {
          neighbours
              .computeIfAbsent(hash, name -> new TreeMap<>())
              .computeIfAbsent(apart, frame -> new Distances())
              .addSame(frames.get(i).get(hash), frames.get(i + apart).get(hash));
        }
      }
    }
  }

  private void compareVariants(Path drive, List<Map<String, Long>> clip) throws IOException {
    CandidateHash hash = new CandidateHash();
    for (byte[] image : RecordedJpegs.read(drive)) {
      Map<String, Long> original = hash.ofJpeg(image);
      for (Map.Entry<String, byte[]> variant : Variants.of(image).entrySet()) {
        Map<String, Long> changed = hash.ofJpeg(variant.getValue());
        for (String name : changed.keySet()) {
          Distances of =
              variants
                  .computeIfAbsent(name, n -> new LinkedHashMap<>())
                  .computeIfAbsent(variant.getKey(), v -> new Distances());
          of.addSame(original.get(name), changed.get(name));
          for (int i = 0; i < clip.size(); i += EVERY) {
            of.addOther(changed.get(name), clip.get(i).get(name));
          }
        }
      }
    }
  }
}
