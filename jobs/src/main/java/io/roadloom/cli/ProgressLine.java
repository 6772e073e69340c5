package io.roadloom.cli;

import io.roadloom.jobs.BackfillProgress;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar with rate and time left on a terminal; nothing elsewhere. */
final class ProgressLine implements BackfillProgress, AutoCloseable {
  private static final long MIB = 1 << 20;
  private final String task;
  private ProgressBar bar;

  /**
   * @param task what it shows the progress of
   */
  ProgressLine(String task) {
    this.task = task;
  }

  /** Whether a person is looking. */
  static boolean wanted() {
    // The launcher knows: Java only sees whether input and output are terminals, not stderr.
    return Boolean.getBoolean("roadloom.terminal") && !"dumb".equals(System.getenv("TERM"));
  }

  @Override
  public void planned(long bytes) {
    if (wanted()) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(bytes)
              .setUnit(" MiB", MIB)
              .setStyle(
                  System.getenv("NO_COLOR") == null
                      ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
                      : ProgressBarStyle.ASCII)
              .showSpeed()
              .build();
    }
  }

  @Override
  public void read(long bytes) {
    if (bar != null) {
      bar.stepTo(bytes);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null; // closing it again would draw it over what was printed since
    }
  }
}
