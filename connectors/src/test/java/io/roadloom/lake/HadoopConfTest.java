package io.roadloom.lake;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class HadoopConfTest {
  @Test
  void isWhatHadoopReads() {
    assertThat(HadoopConf.copy()).containsExactlyInAnyOrderElementsOf(new Configuration());
  }

  @Test
  void hasWhatAFileSystemBroughtLater() {
    HadoopConf.copy();
    Configuration.addDefaultResource("later-site.xml");
    assertThat(HadoopConf.copy().get("of.a.file.system.that.came.later")).isEqualTo("known");
  }

  @Test
  void oneCatalogsSettingsAreNotAnothers() {
    HadoopConf.copy().set("fs.file.impl", "mine");
    assertThat(HadoopConf.copy().get("fs.file.impl")).isNotEqualTo("mine");
  }
}
