package io.roadloom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.decode.Decoders;
import io.roadloom.function.DecodeFunction;
import io.roadloom.function.DriveOperator;
import io.roadloom.rig.Keyframes;
import io.roadloom.rig.Rig;
import io.roadloom.source.RecordingSource;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.StreamNode;
import org.junit.jupiter.api.Test;

/** A savepoint finds its operators by these: a change loses their state. */
class OperatorIdsTest {
  @Test
  void operatorsKeepTheirIds() {
    Rig rig = new Rig(new Keyframes(100, null), 1, null, Map.of(), List.of(), "hash");
    StreamExecutionEnvironment env = StreamExecutionEnvironment.getExecutionEnvironment();
    DrivePipeline.build(
            DrivePipeline.recordings(
                env, RecordingSource.of(List.of(), Execution.STREAMING.order())),
            new DecodeFunction(rig, Decoders::of, false),
            DriveOperator.bounded(rig, Execution.STREAMING.progress()))
        .sinkTo(new DiscardingSink<>())
        .uid("discard");
    assertThat(env.getStreamGraph().getStreamNodes())
        .extracting(StreamNode::getTransformationUID)
        .contains("recordings", "decode", "stamp", "drives")
        .doesNotContainNull();
  }
}
