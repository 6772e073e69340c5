package io.roadloom.cli;

import io.roadloom.format.ChunkRef;
import io.roadloom.format.DriveParts;
import io.roadloom.format.RecordingIndex;
import io.roadloom.model.Fault;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code roadloom inspect}. */
@Command(
    name = "inspect",
    description = "Says what a recording holds, by its index and a look into a few chunks.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  roadloom inspect drive.mcap",
      "  roadloom inspect --output json drive.mcap"
    })
final class InspectCommand implements Callable<Integer> {
  @Mixin private OutputOption output;

  @Parameters(paramLabel = "FILE", description = "A recording.")
  private String file;

  @Override
  public Integer call() throws IOException {
    try (OneRecording recording = OneRecording.open(file)) {
      RecordingIndex index = recording.reader().index();
      Map<String, Object> summary = summary(recording, index);
      ChannelSurvey survey = new ChannelSurvey(recording);
      List<Map<String, Object>> channels = survey.rows();
      List<Fault> faults = new ArrayList<>(index.faults());
      faults.addAll(survey.faults());
      PrintStream out = System.out;
      if (output.format() == Output.JSON) {
        summary.put("channels", channels);
        summary.put("faults", faults);
        out.println(JsonPrinter.text(summary));
      } else {
        if (output.format() == Output.TABLE) {
          summary.forEach((name, value) -> out.printf("%-12s %s%n", name, value));
          out.println();
        }
        try (RowPrinter printer = output.format().printer(out, survey.columns())) {
          channels.forEach(row -> printer.row(new ArrayList<>(row.values())));
        }
      }
      faults.forEach(InspectCommand::complain);
      return faults.isEmpty() ? ExitCode.DONE : ExitCode.QUARANTINED;
    }
  }

  private Map<String, Object> summary(OneRecording recording, RecordingIndex index) {
    List<ChunkRef> chunks = index.chunks().stream().filter(ChunkRef::chunk).toList();
    long packed = chunks.stream().mapToLong(ChunkRef::length).sum();
    long plain = chunks.stream().mapToLong(ChunkRef::uncompressed).sum();
    Map<String, Object> summary = new LinkedHashMap<>();
    summary.put("file", file);
    summary.put("format", recording.ref().format());
    summary.put("size", recording.ref().size());
    summary.put("index", index.complete() ? "whole" : "missing or not whole: scanned");
    if (index.firstNs() <= index.lastNs()) {
      summary.put("start", time(index.firstNs()));
      summary.put("end", time(index.lastNs()));
      summary.put("seconds", (index.lastNs() - index.firstNs()) / 1e9);
    }
    summary.put(
        "messages",
        index.messages().isEmpty()
            ? "not counted"
            : index.messages().values().stream().mapToLong(Long::longValue).sum());
    summary.put("chunks", chunks.size());
    summary.put(
        "compression",
        chunks.stream()
            .map(chunk -> chunk.compression().isEmpty() ? "none" : chunk.compression())
            .collect(Collectors.toCollection(TreeSet::new))
            .toString());
    summary.put("ratio", plain == 0 ? 1.0 : Math.round(1000.0 * packed / plain) / 1000.0);
    summary.put("metadata", index.metadata());
    DriveParts parts = new DriveParts(index);
    if (parts.isSegment()) {
      summary.put("drives", parts.drives().size());
    }
    summary.put(
        "attachments", index.attachments().stream().map(RecordingIndex.Attachment::name).toList());
    return summary;
  }

  private static String time(long ns) {
    return Instant.ofEpochSecond(
            Math.floorDiv(ns, 1_000_000_000L), Math.floorMod(ns, 1_000_000_000L))
        .toString();
  }

  private static void complain(Fault fault) {
    System.err.printf(
        "bytes %d to %d: %s: expected %s, found %s%n",
        fault.from(), fault.to(), fault.reason(), fault.expected(), fault.found());
  }
}
