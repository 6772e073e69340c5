package io.roadloom.kafka;

import javax.annotation.Nullable;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers of one record that the contract names, each null where it is absent. */
final class RecordFields {
  @Nullable byte[] version;
  @Nullable byte[] kind;
  @Nullable byte[] drive;
  @Nullable byte[] topic;
  @Nullable byte[] encoding;
  @Nullable byte[] schema;
  @Nullable byte[] logNs;
  @Nullable byte[] publishNs;
  @Nullable byte[] sequence;
  @Nullable byte[] name;

  /** Takes the headers of the next record. */
  void read(Headers headers) {
    version = null;
    kind = null;
    drive = null;
    topic = null;
    encoding = null;
    schema = null;
    logNs = null;
    publishNs = null;
    sequence = null;
    name = null;
    for (Header header : headers) {
      switch (header.key()) {
        case RecordContract.VERSION -> version = header.value();
        case RecordContract.KIND -> kind = header.value();
        case RecordContract.DRIVE -> drive = header.value();
        case RecordContract.TOPIC -> topic = header.value();
        case RecordContract.ENCODING -> encoding = header.value();
        case RecordContract.SCHEMA -> schema = header.value();
        case RecordContract.LOG_NS -> logNs = header.value();
        case RecordContract.PUBLISH_NS -> publishNs = header.value();
        case RecordContract.SEQUENCE -> sequence = header.value();
        case RecordContract.NAME -> name = header.value();
        default -> {} // tracing headers and the like are none of our business
      }
    }
  }
}
