package io.roadloom.export.card;

/** The licence and the restrictions on use, as the spec states them. */
final class LicenceText {
  private LicenceText() {}

  static String of(DatasetFacts dataset) {
    StringBuilder text = new StringBuilder();
    text.append(dataset.name()).append(", version ").append(dataset.version()).append("\n\n");
    if (dataset.licence() == null) {
      text.append("The description of this dataset states no licence: nobody is granted a use.\n");
    } else {
      text.append("Licence: ").append(dataset.licence().strip()).append('\n');
    }
    if (dataset.restrictions() != null) {
      text.append("\nRestrictions on use:\n\n");
      text.append(dataset.restrictions().strip()).append('\n');
    }
    return text.toString();
  }
}
