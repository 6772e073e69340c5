package io.roadloom.forget;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What there was of a drive, and is no longer, or would be no longer.
 *
 * @param rows by table, of all revisions
 * @param tags and branches of tables, {@code table@name}, that kept rows of it
 * @param segments that held messages of it
 * @param segmentBytes of its messages in these
 * @param snapshots that can no longer be read
 * @param members by version of a dataset, {@code name@version}, how many samples it has lost
 * @param recordings uris of files outside the warehouse that it was read from, and that still hold
 *     it
 * @param open uris of files in the warehouse that still hold it: whoever wrote them is not done
 */
public record ForgetResult(
    Map<String, Long> rows,
    Set<String> tags,
    int segments,
    long segmentBytes,
    int snapshots,
    Map<String, Long> members,
    List<String> recordings,
    List<String> open) {}
