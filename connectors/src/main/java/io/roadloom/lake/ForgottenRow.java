package io.roadloom.lake;

import javax.annotation.Nullable;

/**
 * A drive that was taken out of the warehouse for good.
 *
 * @param driveHash {@link Forgotten#hash} of its id: the id itself is not kept
 * @param recordingId identity of a recording that it was read from; null in the row of the drive
 * @param reason as given
 */
record ForgottenRow(
    String driveHash, @Nullable String recordingId, long forgottenNs, @Nullable String reason) {}
