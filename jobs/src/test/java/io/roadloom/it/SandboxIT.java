package io.roadloom.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sandbox is used, killed and started again; its data are still there. */
class SandboxIT {
  private static final org.apache.hadoop.fs.Path FILE = new org.apache.hadoop.fs.Path("/lake/file");
  @TempDir Path dir;

  @Test
  void keepsWhatWasWrittenThroughAKill() throws Exception {
    try (SandboxProcess sandbox = SandboxProcess.start(dir)) {
      String kafka = sandbox.kafka();
      String hdfs = sandbox.hdfs();
      produce(kafka, "one");
      write(hdfs, "kept");
      refusesASecondSandbox(sandbox);

      sandbox.kill();
      sandbox.restart();

      assertThat(sandbox.kafka()).isEqualTo(kafka);
      assertThat(sandbox.hdfs()).isEqualTo(hdfs);
      assertThat(read(hdfs)).isEqualTo("kept");
      produce(kafka, "two");
      assertThat(consume(kafka)).containsExactlyInAnyOrder("one", "two");
      assertThat(sandbox.stop()).isZero();
      assertThat(Files.readString(dir.resolve("err"))).isEmpty();
    }
  }

  private void refusesASecondSandbox(SandboxProcess sandbox) {
    Roadloom.Result folder = Roadloom.run("sandbox", "--dir", sandbox.data()).exits(4);
    assertThat(folder.err()).contains("in use by another sandbox").hasLineCount(1);

    String port = sandbox.kafka().substring(sandbox.kafka().indexOf(':') + 1);
    Roadloom.Result busy =
        Roadloom.run("sandbox", "--dir", dir.resolve("other"), "--kafka-port", port).exits(4);
    assertThat(busy.err()).contains("port " + port + " for Kafka is in use").hasLineCount(1);
  }

  private static void produce(String kafka, String value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("kept", value.getBytes(StandardCharsets.UTF_8))).get();
    }
  }

  private static List<String> consume(String kafka) {
    return Records.of(kafka, "kept").stream()
        .flatMap(List::stream)
        .map(ConsumerRecord::value)
        .map(value -> new String(value, StandardCharsets.UTF_8))
        .toList();
  }

  private static void write(String hdfs, String text) throws IOException {
    try (FileSystem files = files(hdfs);
        OutputStream out = files.create(FILE)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String read(String hdfs) throws IOException {
    try (FileSystem files = files(hdfs);
        InputStream in = files.open(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static FileSystem files(String hdfs) throws IOException {
    return FileSystem.newInstance(URI.create(hdfs), new Configuration());
  }
}
