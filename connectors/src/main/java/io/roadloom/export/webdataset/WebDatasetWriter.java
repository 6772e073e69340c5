package io.roadloom.export.webdataset;

import io.roadloom.export.ExportChannel;
import io.roadloom.export.ExportContext;
import io.roadloom.export.ExportReading;
import io.roadloom.export.ExportSample;
import io.roadloom.export.ShardWriter;
import io.roadloom.export.media.EncodedMedia;
import io.roadloom.export.media.MediaEncoder;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes samples into a tar file. */
final class WebDatasetWriter implements ShardWriter {
  private final TarOutput tar;
  private final SampleJson json;
  private final MediaEncoder encoder = new MediaEncoder();
  private final Map<String, String> slugs = new HashMap<>();

  WebDatasetWriter(ExportContext context, TarOutput tar) {
    this.tar = tar;
    this.json = new SampleJson(context);
    for (ExportChannel channel : context.channels()) {
      slugs.put(channel.topic(), channel.slug());
    }
  }

  @Override
  public void write(ExportSample sample) throws IOException {
    Map<String, SampleJson.Entry> entries = new TreeMap<>();
    for (ExportReading reading : sample.readings()) {
      String slug = slugs.get(reading.row().channel());
      EncodedMedia media = encoder.encode(reading);
      String file = sample.token() + "." + slug + "." + media.extension();
      tar.file(file, media.data(), media.offset(), media.length());
      entries.put(slug, new SampleJson.Entry(file, reading, media));
    }
    byte[] text = json.of(sample, entries);
    tar.file(sample.token() + ".json", text, 0, text.length);
  }

  @Override
  public void finish() throws IOException {
    tar.finish();
  }

  @Override
  public void close() throws IOException {
    tar.close();
  }
}
