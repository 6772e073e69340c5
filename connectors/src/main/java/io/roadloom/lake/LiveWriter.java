package io.roadloom.lake;

import io.roadloom.model.DriveKey;
import io.roadloom.model.row.Row;
import io.roadloom.pack.Packer;
import io.roadloom.pack.Unpacker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the rows of live drives into files that drives share, and ahead of each barrier tells the
 * committer of all it wrote. Its only state are the revisions of open drives, of all subtasks
 * together: a drive that moves to another subtask keeps its own.
 */
final class LiveWriter extends AbstractStreamOperator<byte[]>
    implements OneInputStreamOperator<Row, byte[]>, BoundedOneInput {
  private static final long serialVersionUID = 1;
  private static final Logger LOG = LoggerFactory.getLogger(LiveWriter.class);

  private final Map<String, Table> tables;
  private final LakeConfig config;
  private final LiveRun run;
  private final LakeOpener opener;

  private transient SharedFiles files;
  private transient Map<String, DriveWriter> open;
  private transient Map<String, Integer> remembered;
  private transient List<LiveDrive> closed;
  private transient RevisionChoice choice;
  private transient Forgotten forgotten;
  private transient Set<String> told;
  private transient ListState<byte[]> state;

  /**
   * @param tables serializable, by name
   */
  LiveWriter(Map<String, Table> tables, LakeConfig config, LiveRun run, LakeOpener opener) {
    this.tables = new HashMap<>(tables);
    this.config = config;
    this.run = run;
    this.opener = opener;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    remembered = new HashMap<>();
    state =
        context
            .getOperatorStateStore()
            .getUnionListState(
                new ListStateDescriptor<>(
                    "open-revisions", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO));
    for (byte[] entry : state.get()) {
      Unpacker in = new Unpacker(entry);
      remembered.put(in.text(), (int) in.count());
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    String operation = LiveFiles.operation(run.liveName());
    files = new SharedFiles(tables, new TableWriters(tables, subtask, operation));
    open = new HashMap<>();
    closed = new ArrayList<>();
    choice = new RevisionChoice(run);
    told = new HashSet<>();
  }

  @Override
  public void processElement(StreamRecord<Row> element) throws Exception {
    Row row = element.getValue();
    DriveKey drive = row.drive();
    DriveWriter writer = open.get(drive.driveId());
    if (writer == null) {
      if (forgotten(drive.driveId())) {
        return;
      }
      RowScope scope = new RowScope(drive, config.region(), revision(drive.driveId()));
      writer = new DriveWriter(scope, files.of(scope));
      open.put(drive.driveId(), writer);
    }
    writer.write(row);
    if (writer.ended()) {
      closed.add(part(writer));
      open.remove(drive.driveId());
    }
  }

  private int revision(String driveId) throws IOException {
    Integer known = remembered.remove(driveId);
    if (known != null) {
      return known;
    }
    refresh();
    return choice.choose(driveId);
  }

  /** What a source lets pass of a forgotten drive, a recording in a watched folder, ends here. */
  private boolean forgotten(String driveId) throws IOException {
    if (remembered.containsKey(driveId)) {
      return false;
    }
    refresh();
    boolean refused = forgotten.contains(driveId);
    if (refused && told.add(driveId)) {
      LOG.warn("drive {} is forgotten: its rows are not written", driveId);
    }
    return refused;
  }

  private void refresh() throws IOException {
    if (!choice.fresh()) {
      try (Lake lake = opener.open(config)) {
        forgotten = lake.forgotten();
        choice.read(lake);
      }
      remembered.keySet().removeIf(choice::knows);
    }
  }

  private static LiveDrive part(DriveWriter writer) {
    RowScope scope = writer.scope();
    return new LiveDrive(scope.drive(), scope.revision(), writer.flush());
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
    super.prepareSnapshotPreBarrier(checkpointId);
    emit();
  }

  @Override
  public void endInput() {
    emit();
  }

  private void emit() {
    List<LiveDrive> drives = new ArrayList<>(closed);
    closed.clear();
    for (DriveWriter writer : open.values()) {
      LiveDrive part = part(writer);
      if (!part.result().empty()) {
        drives.add(part);
      }
    }
    Map<String, List<String>> texts = new HashMap<>();
    files.flush().forEach((table, flushed) -> texts.put(table, texts(table, flushed)));
    LiveResult result = new LiveResult(texts, drives);
    if (!result.empty()) {
      output.collect(new StreamRecord<>(LiveCodec.bytes(result)));
    }
    choice.forget();
  }

  private List<String> texts(String table, List<DataFile> flushed) {
    return flushed.stream()
        .map(file -> DataFileJson.text(file, tables.get(table).specs().get(file.specId())))
        .toList();
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    Map<String, Integer> revisions = new HashMap<>(remembered);
    open.forEach((driveId, writer) -> revisions.put(driveId, writer.scope().revision()));
    List<byte[]> entries = new ArrayList<>();
    revisions.forEach(
        (driveId, revision) -> {
          Packer out = new Packer();
          out.text(driveId);
          out.count(revision);
          entries.add(out.toBytes());
        });
    state.update(entries);
  }

  @Override
  public void close() throws Exception {
    if (files != null) {
      files.abort();
    }
    super.close();
  }
}
