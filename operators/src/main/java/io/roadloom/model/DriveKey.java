package io.roadloom.model;

import java.io.Serializable;

/** One vehicle's uninterrupted trip. {@code driveId} is the key of everything downstream. */
public record DriveKey(String vehicleId, String driveId) implements Serializable {
  private static final int GOLDEN = 0x9e3779b9;

  /** A fleet numbers vehicles and drives alike: a record's own sum of both then has few values. */
  @Override
  public int hashCode() {
    return vehicleId.hashCode() * GOLDEN + driveId.hashCode();
  }
}
