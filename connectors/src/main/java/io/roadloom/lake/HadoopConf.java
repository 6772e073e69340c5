package io.roadloom.lake;

import org.apache.hadoop.conf.Configuration;

/**
 * Hadoop's settings: its defaults, and the files of the site. Reading them takes longer than all
 * else that opening a warehouse does, and a live pipeline opens its own several times a checkpoint:
 * they are read once.
 */
final class HadoopConf {
  private static final Configuration READ = new Configuration();

  static {
    // Not that of the thread that happens to be first: it may end with a job.
    READ.setClassLoader(HadoopConf.class.getClassLoader());
  }

  private HadoopConf() {}

  /** For one catalog, to change as it likes. */
  static synchronized Configuration copy() {
    // A file system that came to be loaded has added files of its own: they are read here.
    READ.size();
    return new Configuration(READ);
  }
}
