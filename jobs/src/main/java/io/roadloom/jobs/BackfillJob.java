package io.roadloom.jobs;

import org.apache.flink.configuration.GlobalConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The backfill as a Flink application, for {@code flink run} and the Kubernetes operator's {@code
 * jarURI}: options come from Flink's configuration ({@code roadloom.…}) and from arguments, which
 * go first: {@code --warehouse URI} for {@code roadloom.warehouse}, and paths without an option.
 */
public final class BackfillJob {
  private static final Logger LOG = LoggerFactory.getLogger(BackfillJob.class);

  private BackfillJob() {}

  /** Runs; throws where it fails, so that Flink says so. */
  public static void main(String[] args) throws Exception {
    BackfillRequest request =
        BackfillRequest.of(JobArguments.over(GlobalConfiguration.loadConfiguration(), args));
    Backfill backfill =
        new Backfill(FlinkTarget.ambient(), CodeVersion.CURRENT, BackfillProgress.NONE);
    LOG.info("backfill: {}", backfill.run(request));
  }
}
