package io.roadloom.function;

import io.roadloom.model.DriveEvent;
import io.roadloom.model.RawBatch;
import io.roadloom.model.ReadingBatch;
import io.roadloom.model.row.Row;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The types of everything that flows between operators or lies in state. */
public final class Types {
  public static final TypeInformation<RawBatch> RAW_BATCH =
      new PackedType<>(RawBatch.class, RawBatchSerializer::new);
  public static final TypeInformation<DriveEvent> DRIVE_EVENT =
      new PackedType<>(DriveEvent.class, DriveEventSerializer::new);
  public static final TypeInformation<ReadingBatch> READING_BATCH =
      new PackedType<>(ReadingBatch.class, ReadingBatchSerializer::new);
  public static final TypeInformation<Row> ROW = new PackedType<>(Row.class, RowSerializer::new);

  private Types() {}
}
