package io.roadloom.decode.can;

import java.util.List;

/**
 * A message of the database.
 *
 * @param id as the database writes it: bit 31 says that the id is extended
 * @param signals each behind the one that selects it
 */
record DbcMessage(long id, String name, List<DbcSignal> signals) {}
