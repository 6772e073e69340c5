package io.roadloom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.jobs.BackfillResult.Recordings;
import io.roadloom.lake.Lake;
import io.roadloom.lake.LakeConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.LockManager;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.TableOperations;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.hadoop.HadoopCatalog;
import org.apache.iceberg.hadoop.HadoopTableOperations;
import org.apache.iceberg.io.FileIO;
import org.apache.iceberg.util.LockManagers;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A run is recorded once, whatever is lost of the first attempt at it. */
class RunRecordTest {
  private static final AtomicReference<Lost> NEXT = new AtomicReference<>(Lost.NOTHING);
  @TempDir Path dir;

  /** Of a commit. */
  private enum Lost {
    NOTHING,
    REQUEST,
    ANSWER
  }

  @ParameterizedTest
  @EnumSource
  void aRunIsRecordedOnce(Lost lost) throws Exception {
    LakeConfig config =
        new LakeConfig(
            dir.toUri().toString(),
            "hadoop",
            Map.of(CatalogProperties.CATALOG_IMPL, LosingCatalog.class.getName()),
            "default");
    Patience patience = new Patience(Duration.ofMinutes(5), Duration.ofMillis(1));
    try (Lake lake = Lake.openOrCreate(config)) {
      RunRecord run = new RunRecord(lake, "rig", "code", patience);
      run.done(new BackfillResult(new Recordings(1, 0, 0), 2, 0, 0, 0, 0, 0, 0, 3, 4, List.of()));
      NEXT.set(lost);
      run.close();
      assertThat(NEXT).as("what is to be lost").hasValue(Lost.NOTHING);
      assertThat(TableRows.read(config, "pipeline_run"))
          .singleElement()
          .satisfies(row -> assertThat(row.getField("run_id")).isEqualTo(run.id()));
    }
  }

  /** Iceberg makes it by its name. */
  public static final class LosingCatalog extends HadoopCatalog {
    @Override
    protected TableOperations newTableOps(TableIdentifier table) {
      HadoopTableOperations real = (HadoopTableOperations) super.newTableOps(table);
      return new LosingOperations(
          new org.apache.hadoop.fs.Path(defaultWarehouseLocation(table)), real.io(), getConf());
    }
  }

  private static final class LosingOperations extends HadoopTableOperations {
    private static final LockManager LOCKS = LockManagers.defaultLockManager();

    LosingOperations(org.apache.hadoop.fs.Path location, FileIO io, Configuration conf) {
      super(location, io, conf, LOCKS);
    }

    @Override
    public void commit(TableMetadata base, TableMetadata metadata) {
      Lost lost = NEXT.getAndSet(Lost.NOTHING);
      if (lost != Lost.REQUEST) {
        super.commit(base, metadata);
      }
      if (lost != Lost.NOTHING) {
        throw new CommitStateUnknownException(new IOException("nobody answers"));
      }
    }
  }
}
