package io.roadloom.export.card;

/** A drawn chart of the statistics. */
record Plot(String name, String title, String svg) {
  String path() {
    return "plots/" + name + ".svg";
  }
}
