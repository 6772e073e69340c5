package io.roadloom.live;

import io.roadloom.lake.Forgotten;
import java.io.Serializable;
import java.util.function.Supplier;

/** Which drives are not to be taken in, as of now. */
@FunctionalInterface
public interface ForgottenDrives extends Supplier<Forgotten>, Serializable {
  /** Of a warehouse that nothing was forgotten in. */
  ForgottenDrives NONE = () -> Forgotten.NONE;
}
