/** CAN frames by their database (DBC). */
package io.roadloom.decode.can;
