/**
 * Scenes: runs of a drive's samples, cut by fixed rules, and what kind each is. What a scene's
 * samples add up to are {@link io.roadloom.scene.Measure}s; what kind that makes it, {@link
 * io.roadloom.scene.SceneTag}s. A new one of either is a class and a line in {@link
 * io.roadloom.scene.Profile}.
 */
package io.roadloom.scene;
