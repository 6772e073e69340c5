package io.roadloom.export;

import io.roadloom.model.Modality;
import java.io.Serializable;

/**
 * A channel that is exported.
 *
 * @param slug its name in files: letters, digits, {@code _} and {@code -}, at most {@link
 *     ChannelSlugs#MAX} characters, different for different channels of the export
 */
public record ExportChannel(String topic, String slug, Modality modality) implements Serializable {}
