package io.roadloom.forget;

import io.roadloom.lake.DriveErasure;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeException;
import io.roadloom.segment.SegmentErasure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.Nullable;

/** Takes one drive out of a warehouse. Cut short at any point, running it again finishes it. */
public final class Forget {
  private static final long NS_PER_MS = 1_000_000;

  private final DriveErasure tables;
  private final SegmentErasure segments;
  private final String warehouse;
  private final String driveId;

  /**
   * @param warehouse that {@code lake} is of, with a scheme
   */
  public Forget(Lake lake, String warehouse, String driveId) {
    this.tables = new DriveErasure(lake, driveId);
    this.segments = new SegmentErasure(warehouse, driveId);
    this.warehouse = warehouse;
    this.driveId = driveId;
  }

  /**
   * What {@link #run} would do. Changes nothing.
   *
   * @throws UnknownDriveException where the warehouse holds nothing of the drive
   * @throws IOException where storage does not answer
   */
  public ForgetResult preview() throws IOException {
    tables.requireClosed();
    DriveErasure.Holding holding = tables.holding();
    SegmentErasure.Found found = segments.preview();
    requireKnown(holding, found);
    return result(holding, found, 0, found.open());
  }

  /**
   * Does it.
   *
   * @param reason to be kept; null for none
   * @throws UnknownDriveException where the warehouse holds nothing of the drive
   * @throws LakeException where a live pipeline is writing the drive, or the catalog does not do
   *     what is asked
   * @throws IOException where storage does not do what is asked
   */
  public ForgetResult run(@Nullable String reason) throws IOException {
    tables.requireClosed();
    DriveErasure.Holding holding = tables.holding();
    requireKnown(holding, segments.preview());
    long nowNs = System.currentTimeMillis() * NS_PER_MS;
    if (!tables.isForgotten()) {
      tables.refuse(nowNs, reason);
    }
    // While rows still lead to them: cut short in between, the rows tell that there is more to do.
    SegmentErasure.Found found = segments.run();
    DriveErasure.Erased erased = tables.run(nowNs);
    List<String> open = new ArrayList<>(found.open());
    open.addAll(erased.open());
    return result(holding, found, erased.snapshots(), open);
  }

  private void requireKnown(DriveErasure.Holding holding, SegmentErasure.Found found) {
    boolean nothing = holding.isEmpty() && found.segments() == 0 && found.open().isEmpty();
    if (nothing && !tables.isForgotten()) {
      throw new UnknownDriveException(
          "drive %s: the warehouse holds nothing of it".formatted(driveId));
    }
  }

  private ForgetResult result(
      DriveErasure.Holding holding, SegmentErasure.Found found, int snapshots, List<String> open) {
    String inside = warehouse + "/segments/";
    return new ForgetResult(
        holding.rows(),
        holding.tags(),
        found.segments(),
        found.bytes(),
        snapshots,
        holding.members(),
        holding.recordings().stream().filter(uri -> !uri.startsWith(inside)).toList(),
        open);
  }
}
