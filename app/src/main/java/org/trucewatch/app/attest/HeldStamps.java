// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.rfc3161.TimeStampToken;
import org.trucewatch.adapters.rfc3161.TokenCheck;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealedStamp;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.StampSubject;
import org.trucewatch.pipeline.StampSubject.OfCheckpoint;

/**
 * Which authorities have stamped what, by the tokens that a run's governance log holds. A token that is none counts for nothing.
 * Keep it between rounds: it reads what came since.
 */
final class HeldStamps {
  private LogFolder logs;
  private final Map<StampSubject, Set<String>> signers = new HashMap<>();

  /** Governance entries that were read, and the root over them, by which their log is known again. */
  private long read;

  private Hash rootRead;

  /** One past the last governance entry that is no token over a checkpoint. */
  private long governanceSize;

  private HeldStamps(LogFolder logs, LogReader governance) {
    this.logs = logs;
    this.rootRead = governance.rootAt(0);
  }

  /** What these logs hold; an earlier answer, where there is one, is continued where it is of the same logs. */
  static HeldStamps read(LogFolder logs, @Nullable HeldStamps earlier) {
    LogReader governance = logs.log(Sealer.GOVERNANCE).published();
    boolean same = earlier != null
        && earlier.read <= governance.size()
        && governance.rootAt(earlier.read).equals(earlier.rootRead);
    HeldStamps held = earlier != null && same ? earlier : new HeldStamps(logs, governance);
    held.logs = logs;
    held.readFurther(governance);
    return held;
  }

  private void readFurther(LogReader governance) {
    for (; read < governance.size(); read++) {
      Optional<SealedStamp> stamp = SealedStamp.at(governance, read);
      StampSubject subject = stamp.flatMap(SealedStamp::subject).orElse(null);
      if (stamp.isPresent() && subject != null) {
        signer(subject, stamp.get().token()).ifPresent(signer -> add(subject, signer));
      }
      if (!(subject instanceof OfCheckpoint)) {
        governanceSize = read + 1;
      }
    }
    rootRead = governance.rootAt(read);
  }

  private Optional<String> signer(StampSubject subject, byte[] token) {
    return subject
        .imprint(logs.log(subject.log()).published())
        .map(imprint -> TimeStampToken.parse(token).checkOwnCertificate(imprint))
        .map(check -> check instanceof TokenCheck.Valid valid ? valid.authority() : null);
  }

  void add(StampSubject subject, String signer) {
    signers.computeIfAbsent(subject, s -> new HashSet<>()).add(signer);
  }

  /** Names of the authorities that stamped it. */
  Set<String> signers(StampSubject subject) {
    return signers.getOrDefault(subject, Set.of());
  }

  /**
   * The state of a log that should be stamped: what is published, or an earlier state that was stamped and after which nothing
   * came but such tokens themselves. Empty for a log without entries.
   */
  Optional<OfCheckpoint> checkpoint(String log) {
    long published = logs.log(log).published().size();
    long covered = log.equals(Sealer.GOVERNANCE) ? governanceSize : published;
    if (published == 0) {
      return Optional.empty();
    }
    return Optional.of(signers.keySet().stream()
        .filter(OfCheckpoint.class::isInstance)
        .map(OfCheckpoint.class::cast)
        .filter(s -> s.log().equals(log) && s.size() >= covered)
        .max(Comparator.comparingLong(OfCheckpoint::size))
        .orElse(new OfCheckpoint(log, published)));
  }

  /** What a subject's imprint is now. */
  byte[] imprint(StampSubject subject) {
    return Objects.requireNonNull(
        subject.imprint(logs.log(subject.log()).published()).orElse(null),
        "a subject of this run is in its logs");
  }
}
