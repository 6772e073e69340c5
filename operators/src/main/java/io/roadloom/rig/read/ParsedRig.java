package io.roadloom.rig.read;

import io.roadloom.rig.Rig;
import java.util.Map;

/**
 * A rig with the places of what it names.
 *
 * @param places by path ({@code channels./imu}, {@code signals.speed.channel}): {@code
 *     rig.yaml:12:3}, in the order of the file
 */
public record ParsedRig(Rig rig, Map<String, String> places) {
  String place(String path) {
    return places.get(path);
  }
}
