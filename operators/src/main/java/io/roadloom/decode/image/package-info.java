/**
 * Perceptual hashes of camera images: JPEG by its DC coefficients alone, PNG, and raw pixels.
 *
 * <p>{@link io.roadloom.decode.image.PerceptualHash} is the way in.
 */
package io.roadloom.decode.image;
