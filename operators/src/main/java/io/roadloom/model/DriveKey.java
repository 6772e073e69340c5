package io.roadloom.model;

import java.io.Serializable;

/** One vehicle's uninterrupted trip. {@code driveId} is the key of everything downstream. */
public record DriveKey(String vehicleId, String driveId) implements Serializable {}
