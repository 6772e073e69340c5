/** Which country a position is in, offline. */
package io.roadloom.scene.country;
