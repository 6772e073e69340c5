package io.roadloom.replay;

import java.io.IOException;
import javax.annotation.Nullable;

/** Messages in the order of their log times. */
interface MessageStream {
  /** The next one; null at the end. */
  @Nullable
  Message next() throws IOException;
}
