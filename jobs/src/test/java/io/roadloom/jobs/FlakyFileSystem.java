package io.roadloom.jobs;

import java.io.IOException;
import java.net.URI;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystemFactory;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.local.LocalFileSystem;

/** The local disk under {@code flaky:/}; files whose names start with «lost» do not answer. */
public final class FlakyFileSystem extends LocalFileSystem {
  private static final String SCHEME = "flaky";

  /** Found by Flink among its services. */
  public static final class Factory implements FileSystemFactory {
    @Override
    public String getScheme() {
      return SCHEME;
    }

    @Override
    public FileSystem create(URI of) {
      return new FlakyFileSystem();
    }
  }

  @Override
  public URI getUri() {
    return URI.create(SCHEME + ":/");
  }

  @Override
  public FSDataInputStream open(Path file) throws IOException {
    if (file.getName().startsWith("lost")) {
      throw new IOException("no block of " + file.getName() + " answers");
    }
    return super.open(file);
  }
}
