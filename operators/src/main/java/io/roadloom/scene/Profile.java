package io.roadloom.scene;

import java.util.List;

/** All that is told of a scene. */
final class Profile {
  static final List<Measure> MEASURES =
      List.of(new Motion(), new Turning(), new Brightness(), new Filling(), new Place());

  static final List<SceneTag> TAGS =
      List.of(
          new SpeedTag(),
          new TurnTag(),
          new LightTag(),
          new CompletenessTag(),
          new CountryTag(),
          new CellTag());

  private Profile() {}
}
