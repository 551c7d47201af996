// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bundle;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.trucewatch.adapters.picturejson.ResultJson;
import org.trucewatch.adapters.picturejson.SealedResultJson;
import org.trucewatch.adapters.picturejson.SettingsJson;
import org.trucewatch.app.CodeVersion;
import org.trucewatch.app.SenderCheck;
import org.trucewatch.app.Standing;
import org.trucewatch.app.Wiring;
import org.trucewatch.app.attest.TimeBound;
import org.trucewatch.app.attest.TokenStanding;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.bundle.Bundle;
import org.trucewatch.evidence.bundle.BundleCheck;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.witness.WitnessPolicy;
import org.trucewatch.pipeline.BundleRecomputation;
import org.trucewatch.pipeline.BundleRecomputation.Recomputed;
import org.trucewatch.pipeline.Recomputation.Outcome;
import org.trucewatch.pipeline.SealedStamp;
import org.trucewatch.pipeline.StampSubject;

/**
 * What verifying a bundle found, with nothing else at hand.
 *
 * @param parts proofs and signatures
 * @param recomputed empty where what is in the bundle is not what was sealed
 * @param senders signatures of the batches; empty where what is in the bundle is not what was sealed
 * @param subject the entry it is about
 * @param kind of that entry; empty where it cannot be read
 * @param entries in the bundle
 * @param result what the entry says; empty where it cannot be read
 * @param keys the logs and their keys, as the bundle has them
 * @param ownPolicy whether the checker gave no policy
 * @param dated when the subject was sealed by the sealer's own clock; empty where it cannot be read
 * @param bound when it existed by clocks of others; empty where it cannot be read
 * @param tokens time-stamp tokens over the subject
 */
record BundleVerification(
    Path file,
    BundleCheck.Parts parts,
    Optional<Recomputed> recomputed,
    Optional<SenderCheck> senders,
    LeafReference subject,
    String kind,
    int entries,
    Optional<SealedResultJson> result,
    List<String> keys,
    boolean ownPolicy,
    Optional<Instant> dated,
    Optional<TimeBound> bound,
    List<TokenStanding> tokens) {

  /**
   * Verifies a bundle.
   *
   * @param policy of the checker; empty to take the keys inside the bundle
   * @param trusted certificates of time-stamp authorities; may be empty
   * @throws IllegalArgumentException where the file is no bundle
   */
  static BundleVerification run(
      Path file,
      Optional<WitnessPolicy> policy,
      List<X509Certificate> trusted,
      InstantSource clock,
      Consumer<String> progress) {
    try (Bundle bundle = Bundle.open(file)) {
      progress.accept("Checking proofs and signatures");
      WitnessPolicy used = policy.orElseGet(bundle::ownPolicy);
      BundleCheck.Parts parts = BundleCheck.inParts(bundle, used);
      boolean sound = !(parts.joined() instanceof BundleCheck.Differs);
      Optional<Recomputed> recomputed =
          sound ? Optional.of(recompute(bundle, progress)) : Optional.empty();
      boolean readable = sound && bundle.holds(bundle.subject());
      List<TokenStanding> tokens = readable ? tokens(bundle, trusted) : List.of();
      return new BundleVerification(
          file,
          parts,
          recomputed,
          sound ? Optional.of(SenderCheck.of(bundle)) : Optional.empty(),
          bundle.subject(),
          readable ? bundle.entry(bundle.subject()).kind() : "",
          bundle.logNames().stream().mapToInt(log -> bundle.indices(log).size()).sum(),
          readable
              ? bundle.body(bundle.subject()).flatMap(SealedResultJson::read)
              : Optional.empty(),
          keys(bundle),
          policy.isEmpty(),
          readable ? Optional.of(bundle.entry(bundle.subject()).receivedAt()) : Optional.empty(),
          readable ? Optional.of(bound(bundle, used, tokens, clock)) : Optional.empty(),
          tokens);
    }
  }

  private static LeafRef subject(Bundle bundle) {
    return new LeafRef(bundle.subject().log(), bundle.subject().index());
  }

  private static TimeBound bound(
      Bundle bundle, WitnessPolicy policy, List<TokenStanding> tokens, InstantSource clock) {
    SignedNote checkpoint = bundle.checkpoint(bundle.subject().log()).note();
    return TimeBound.of(subject(bundle), TimeBound.cosignedAt(policy, checkpoint, clock), tokens);
  }

  /** The tokens over the subject. A token over another entry says nothing of it. */
  private static List<TokenStanding> tokens(Bundle bundle, List<X509Certificate> trusted) {
    StampSubject wanted = new StampSubject.OfLeaf(subject(bundle));
    byte[] imprint = StampSubject.imprintOf(bundle.entryBytes(bundle.subject()));
    return bundle.attached().stream()
        .filter(bundle::holds) // One that is not there was reported with the proofs.
        .filter(leaf -> bundle.entry(leaf).references().contains(bundle.subject()))
        .flatMap(leaf -> SealedStamp.of(
            new LeafRef(leaf.log(), leaf.index()), bundle.entry(leaf), () -> bundle.body(leaf))
            .stream())
        .map(stamp -> TokenStanding.of(
            stamp,
            subject -> subject.equals(wanted) ? Optional.of(imprint) : Optional.empty(),
            trusted))
        .toList();
  }

  private static Recomputed recompute(Bundle bundle, Consumer<String> progress) {
    return new BundleRecomputation(
            Wiring.formats(), new ResultJson(), SettingsJson::read, CodeVersion.read())
        .of(bundle, progress);
  }

  private static List<String> keys(Bundle bundle) {
    List<String> keys = new ArrayList<>();
    for (String log : bundle.logNames()) {
      try {
        keys.add(log + ": " + bundle.key(log).text());
      } catch (IllegalArgumentException e) {
        keys.add(log + ": " + e.getMessage());
      }
    }
    return keys;
  }

  Standing proofs() {
    return standing(parts.proofs());
  }

  /** A token that is none, or over other bytes than it says, contradicts as a wrong signature does. */
  Standing signatures() {
    return tokens.stream().anyMatch(t -> t.standing() == TokenStanding.Standing.DIFFERS)
        ? Standing.DIFFERS
        : standing(parts.signatures());
  }

  private static Standing standing(BundleCheck check) {
    return switch (check) {
      case BundleCheck.Equal e -> Standing.EQUAL;
      case BundleCheck.CannotBeChecked c -> Standing.CANNOT_BE_CHECKED;
      case BundleCheck.Differs d -> Standing.DIFFERS;
    };
  }

  /** Where it was not run, it could not be checked. */
  Standing recomputation() {
    if (recomputed.isEmpty()) {
      return Standing.CANNOT_BE_CHECKED;
    }
    return switch (recomputed.get().outcome()) {
      case Outcome.Equal e -> Standing.EQUAL;
      case Outcome.CannotBeChecked c -> Standing.CANNOT_BE_CHECKED;
      case Outcome.Differs d -> Standing.DIFFERS;
    };
  }

  /** Where it was not asked, the proofs say why. */
  Standing sent() {
    return senders.map(SenderCheck::standing).orElse(Standing.CANNOT_BE_CHECKED);
  }

  /** The worst of the four. */
  Standing standing() {
    return Standing.worst(List.of(proofs(), signatures(), sent(), recomputation()));
  }
}
