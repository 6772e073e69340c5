package io.roadloom.jobs.live;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Stops a pipeline as soon as all that has been sent is read, and in a complete checkpoint. */
public final class AllRead implements Stop, AutoCloseable {
  private final Admin admin;
  private final Activity activity;

  public AllRead(LiveRequest request) {
    LiveRequest.Kafka kafka = (LiveRequest.Kafka) request.input();
    admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrap()));
    activity = new KafkaActivity(admin, kafka.topic(), request.consumerGroup());
  }

  @Override
  public boolean await(long millis) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(millis);
    try {
      return activity.look().behind().orElseThrow() == 0;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}
