package io.roadloom.export.card;

import io.roadloom.model.DriveKey;

/** A recording, or live segment, that payloads of an export were read from. */
public record ExportedRecording(DriveKey drive, String recordingId, String uri) {}
