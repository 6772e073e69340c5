/** Protobuf messages by the file descriptors in the recording. */
package io.roadloom.decode.protobuf;
