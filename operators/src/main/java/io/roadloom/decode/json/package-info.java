/** JSON messages, with or without a schema. */
package io.roadloom.decode.json;
