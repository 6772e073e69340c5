package io.roadloom.decode.can;

import java.util.List;

/**
 * A message of the database.
 *
 * @param id as the database writes it: bit 31 says that the id is extended
 */
record DbcMessage(long id, String name, List<DbcSignal> signals) {}
