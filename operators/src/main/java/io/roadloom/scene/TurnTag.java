package io.roadloom.scene;

import java.util.Map;
import javax.annotation.Nullable;

/**
 * By change of heading: {@code left}, {@code right}, {@code u_turn} to either side; {@code winding}
 * where it turned and turned back; else {@code straight}.
 */
final class TurnTag implements SceneTag {
  private static final double TURN_DEG = 30;
  private static final double U_TURN_DEG = 135;

  @Override
  public String name() {
    return "turn";
  }

  @Override
  @Nullable
  public String of(Map<String, Double> measures) {
    Double turn = measures.get("turn_deg");
    Double range = measures.get("turn_range_deg");
    if (turn == null || range == null) {
      return null;
    } else if (Math.abs(turn) >= U_TURN_DEG) {
      return "u_turn";
    } else if (Math.abs(turn) >= TURN_DEG) {
      return turn > 0 ? "left" : "right";
    }
    return range >= TURN_DEG ? "winding" : "straight";
  }
}
