package io.roadloom.jobs.dataset;

import io.roadloom.dataset.Candidates;
import io.roadloom.dataset.DatasetSpec;
import io.roadloom.dataset.MembersDigest;
import io.roadloom.lake.DatasetMember;
import io.roadloom.lake.DatasetSource;
import io.roadloom.lake.MemberWriter;
import io.roadloom.model.Token;
import java.io.IOException;
import java.util.List;

/** Writes the members of a version in their order, and digests them. */
final class Members {
  private final DatasetSpec spec;
  private final SpooledDrives spooled;
  private final Membership membership;
  private final MembersDigest digest = new MembersDigest();

  Members(DatasetSpec spec, SpooledDrives spooled, Membership membership) {
    this.spec = spec;
    this.spooled = spooled;
    this.membership = membership;
  }

  /**
   * Writes them.
   *
   * @param shares by split and drive id
   * @return their digest
   */
  String write(List<DriveShare> shares, MemberWriter writer) throws IOException {
    for (DriveShare share : shares) {
      Candidates samples = spooled.read(share.drive());
      Membership.Chosen chosen = membership.choose(share.drive().id(), samples);
      DatasetSource.Drive drive = share.drive().drive();
      digest.drive(
          share.split(), drive.drive().vehicleId(), drive.drive().driveId(), share.group());
      for (int i = 0; i < samples.size(); i++) {
        if (chosen.taken()[i]) {
          DatasetMember member = member(share, samples, i, chosen.cluster(i));
          digest.member(
              member.sampleToken(),
              member.sceneToken(),
              member.timestampNs(),
              member.nearCluster(),
              member.payloadBytes());
          writer.write(member);
        }
      }
    }
    return digest.hex();
  }

  private DatasetMember member(DriveShare share, Candidates samples, int i, String cluster) {
    DatasetSource.Drive drive = share.drive().drive();
    String scene = samples.scenes().get(samples.scene()[i]);
    return new DatasetMember(
        spec.name(),
        spec.version(),
        Token.sample(drive.drive().driveId(), samples.timestampNs()[i]),
        scene.isEmpty() ? null : scene,
        drive.drive(),
        samples.region(),
        drive.revision(),
        samples.timestampNs()[i],
        share.split(),
        share.group(),
        cluster,
        samples.bytes()[i]);
  }
}
