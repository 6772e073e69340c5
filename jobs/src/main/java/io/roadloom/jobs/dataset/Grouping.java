package io.roadloom.jobs.dataset;

import io.roadloom.dataset.Candidates;
import io.roadloom.dataset.Splits;
import io.roadloom.dataset.split.Dealing;
import io.roadloom.dataset.split.Globe;
import io.roadloom.dataset.split.LeakageGroups;
import io.roadloom.jobs.dataset.SpooledDrives.SpooledDrive;
import io.roadloom.model.Token;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts drives together that must not be apart, and deals them out to the splits. */
final class Grouping {
  private final Splits splits;
  private final Membership membership;
  private final LeakageGroups groups;
  private final Map<SpooledDrive, Long> members = new LinkedHashMap<>();
  private long alike;
  private long unbalanced;
  private long images;
  private int withoutPlace;

  Grouping(Splits splits, Membership membership) {
    this.splits = splits;
    this.membership = membership;
    this.groups = new LeakageGroups(splits.cellMetres(), splits.bufferMetres());
  }

  /** Reads all drives once. */
  void read(SpooledDrives spooled) throws IOException {
    for (SpooledDrive drive : spooled.drives()) {
      Candidates samples = spooled.read(drive);
      Membership.Chosen chosen = membership.choose(drive.id(), samples);
      membership.count(samples, chosen);
      alike += chosen.alike();
      unbalanced += chosen.unbalanced();
      if (chosen.members() > 0) {
        groups.drive(members.size());
        join(samples, chosen);
        members.put(drive, (long) chosen.members());
      }
    }
  }

  private void join(Candidates samples, Membership.Chosen chosen) {
    boolean placed = false;
    for (int i = 0; i < samples.size(); i++) {
      if (!chosen.taken()[i]) {
        continue;
      }
      if (Globe.isPlace(samples.lat()[i], samples.lon()[i])) {
        groups.place(samples.lat()[i], samples.lon()[i]);
        placed = true;
      }
      if (chosen.cluster(i) != null) {
        groups.cluster(chosen.cluster(i));
      }
    }
    for (int image : samples.imageSample()) {
      images += chosen.taken()[image] ? 1 : 0;
    }
    withoutPlace += placed ? 0 : 1;
  }

  /** All drives that have members, by split and drive id. */
  List<DriveShare> deal() {
    List<SpooledDrive> drives = new ArrayList<>(members.keySet());
    Map<Integer, List<SpooledDrive>> byGroup = new LinkedHashMap<>();
    for (int i = 0; i < drives.size(); i++) {
      byGroup.computeIfAbsent(groups.group(i), first -> new ArrayList<>()).add(drives.get(i));
    }
    Map<String, List<SpooledDrive>> byToken = new LinkedHashMap<>();
    List<Dealing.Group> sizes = new ArrayList<>();
    byGroup
        .values()
        .forEach(
            of -> {
              String token = token(of);
              byToken.put(token, of);
              sizes.add(new Dealing.Group(token, of.stream().mapToLong(members::get).sum()));
            });
    Map<String, String> dealt = new Dealing(splits).deal(sizes);
    List<DriveShare> shares = new ArrayList<>();
    byToken.forEach(
        (token, of) ->
            of.forEach(
                drive ->
                    shares.add(
                        new DriveShare(drive, dealt.get(token), token, members.get(drive)))));
    shares.sort(Comparator.comparing(DriveShare::split).thenComparing(share -> share.drive().id()));
    return shares;
  }

  /** Of the ids of its drives. */
  private static String token(List<SpooledDrive> group) {
    return Token.of(group.stream().map(drive -> Token.text(drive.id())).toArray(byte[][]::new));
  }

  /** Samples that others of their clusters stand for. */
  long alike() {
    return alike;
  }

  /** Samples left out for balance. */
  long unbalanced() {
    return unbalanced;
  }

  /** Images of members that can be compared. */
  long images() {
    return images;
  }

  /** Drives with members and no position: only their images tell what they share with others. */
  int withoutPlace() {
    return withoutPlace;
  }
}
