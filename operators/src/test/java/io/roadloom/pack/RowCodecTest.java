package io.roadloom.pack;

import static org.assertj.core.api.Assertions.assertThat;

import io.roadloom.model.Clock;
import io.roadloom.model.DriveKey;
import io.roadloom.model.Modality;
import io.roadloom.model.row.Sample;
import io.roadloom.model.row.SampleData;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What older versions packed, byte by byte, is read. */
class RowCodecTest {
  private static final DriveKey DRIVE = new DriveKey("car", "drive");

  private final RowCodec codec = new RowCodec();

  @Test
  void aSampleWithoutAScene() {
    Packer out = start(1);
    out.text("token");
    out.word(7);
    out.real(0.5);
    out.map(Map.of("speed", 3.0), Packer::real);
    out.map(Map.of("speed", -4L), Packer::near);
    assertThat(codec.read(new Unpacker(out.toBytes()), 1))
        .isEqualTo(
            new Sample(DRIVE, "token", null, 7, 0.5, Map.of("speed", 3.0), Map.of("speed", -4L)));
  }

  @Test
  void aReadingWithoutLuma() {
    SampleData row =
        new SampleData(
            DRIVE,
            "token",
            "sample",
            "recording",
            "/camera",
            Modality.CAMERA,
            7,
            -1L,
            Clock.LOG,
            null,
            8,
            9,
            3,
            true,
            640,
            480,
            null,
            "file:/a",
            5L,
            6,
            100,
            1,
            99,
            "sha",
            42L,
            null);
    Packer out = new Packer();
    codec.write(row, out);
    byte[] now = out.toBytes();
    // The flag that says there is no luma came to the end of the row.
    byte[] before = Arrays.copyOf(now, now.length - 1);
    Unpacker in = new Unpacker(before);
    assertThat(codec.read(in, 1)).isEqualTo(row);
    assertThat(in.remaining()).isZero();
  }

  private static Packer start(int tag) {
    Packer out = new Packer();
    out.octet(tag);
    Refs.drive(out, DRIVE);
    return out;
  }
}
