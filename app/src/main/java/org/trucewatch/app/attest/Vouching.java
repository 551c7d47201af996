// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.attest;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.trucewatch.app.Standing;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.witness.WitnessPolicy;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealedRun;
import org.trucewatch.pipeline.SealedStamp;
import org.trucewatch.pipeline.Sealer;

/**
 * Who stands behind a sealed run besides whoever sealed it. Only for logs whose own files were found equal.
 *
 * @param policy the checking party's; null where it gave none
 * @param kept the policy in the run's folder, which is the folder's own word; null where there is none
 * @param keys of the logs as they lie beside them
 * @param checkpoints of the logs
 * @param tokens every time-stamp token, in the order sealed
 * @param bounds for each finding, when it existed
 */
public record Vouching(
    @Nullable PolicyFile policy,
    @Nullable PolicyFile kept,
    Map<String, VerifierKey> keys,
    Map<String, Checkpoint> checkpoints,
    List<TokenStanding> tokens,
    List<TimeBound> bounds) {

  /** Kind of a leaf that holds a finding. */
  private static final String FINDING = "finding";

  public Vouching {
    keys = new LinkedHashMap<>(keys);
    checkpoints = new LinkedHashMap<>(checkpoints);
    tokens = List.copyOf(tokens);
    bounds = List.copyOf(bounds);
  }

  /** Checks a run by what the checking party trusts. */
  public static Vouching check(Path folder, Trust trust, InstantSource clock) {
    SealedRun run = SealedRun.open(folder);
    PolicyFile policy = trust.readPolicy();
    List<X509Certificate> certificates = trust.readCertificates();
    Map<String, VerifierKey> keys = new LinkedHashMap<>();
    Map<String, Checkpoint> checkpoints = new LinkedHashMap<>();
    for (String log : LogFolder.LOGS) {
      keys.put(log, LogReader.storedKey(folder.resolve(log)));
      checkpoints.put(log, run.reader(log).checkpoint());
    }
    List<TokenStanding> tokens = SealedStamp.list(run.reader(Sealer.GOVERNANCE)).stream()
        .map(stamp -> TokenStanding.of(
            stamp, subject -> subject.imprint(run.reader(subject.log())), certificates))
        .toList();
    PolicyFile kept = PolicyFile.beside(folder).orElse(null);
    LogReader findings = run.reader(Sealer.FINDINGS);
    Instant cosigned = policy == null
        ? null
        : TimeBound.cosignedAt(policy.policy(), findings.checkpoint().note(), clock);
    List<TimeBound> bounds = bounds(findings, cosigned, tokens);
    return new Vouching(policy, kept, keys, checkpoints, tokens, bounds);
  }

  private static List<TimeBound> bounds(
      LogReader findings, @Nullable Instant cosigned, List<TokenStanding> tokens) {
    List<TimeBound> bounds = new ArrayList<>();
    for (long index = 0; index < findings.size(); index++) {
      if (findings.read(index).kind().equals(FINDING)) {
        bounds.add(TimeBound.of(new LeafRef(Sealer.FINDINGS, index), cosigned, tokens));
      }
    }
    return bounds;
  }

  /** What the checking party's policy says of a log; empty where it gave none. */
  Optional<WitnessPolicy.Decision> decision(String log) {
    Checkpoint checkpoint = checkpoints.get(log);
    return policy == null || checkpoint == null
        ? Optional.empty()
        : Optional.of(policy.policy().judge(checkpoint));
  }

  long count(TokenStanding.Standing standing) {
    return tokens.stream().filter(t -> t.standing() == standing).count();
  }

  /**
   * Whether something contradicts: a token, a wrong signature by a key of the policy, or none by the key that the policy gives
   * for a log. A quorum that is not met, or a log that the policy does not know, only cannot be checked.
   */
  public Standing result() {
    List<Standing> parts = new ArrayList<>();
    keys.keySet().forEach(log -> parts.add(standing(log)));
    parts.add(count(TokenStanding.Standing.DIFFERS) > 0 ? Standing.DIFFERS : Standing.EQUAL);
    return Standing.worst(parts);
  }

  /** The same of one log's signatures. */
  Standing standing(String log) {
    return decision(log)
        .map(decision -> switch (decision) {
          case WitnessPolicy.Decision.Accepted a -> Standing.EQUAL;
          case WitnessPolicy.Decision.Spoiled s -> Standing.DIFFERS;
          case WitnessPolicy.Decision.Refused r ->
            isSignedByAnother(log) ? Standing.DIFFERS : Standing.CANNOT_BE_CHECKED;
        })
        .orElse(Standing.EQUAL);
  }

  private boolean isSignedByAnother(String log) {
    Checkpoint checkpoint = checkpoints.get(log);
    if (policy == null || checkpoint == null) {
      return false;
    }
    List<VerifierKey> given = policy.policy().logs().stream()
        .filter(key -> key.name().equals(checkpoint.origin()))
        .toList();
    return !given.isEmpty() && given.stream().noneMatch(key -> key.signed(checkpoint.note()));
  }

  /** Why the signatures cannot be checked, or where they differ. */
  public List<String> reasons() {
    List<String> reasons = new ArrayList<>();
    keys.keySet()
        .forEach(log -> decision(log).ifPresent(decision -> {
          if (decision instanceof WitnessPolicy.Decision.Refused refused) {
            reasons.add(log + ": " + refused.reason());
          }
        }));
    return reasons;
  }
}
