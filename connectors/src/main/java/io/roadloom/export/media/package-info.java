/** From messages to what trainers read: images, arrays of points, JSON. */
package io.roadloom.export.media;
