/**
 * From message bytes to readings: schemas, CDR and its relatives, CAN, images. Plain Java.
 *
 * <p>{@link io.roadloom.decode.MessageDecoder} is where a new sensor goes.
 */
package io.roadloom.decode;
