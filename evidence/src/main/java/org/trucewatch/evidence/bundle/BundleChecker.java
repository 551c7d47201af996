// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trucewatch.evidence.BlobReference;
import org.trucewatch.evidence.Difference;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EntryCodec;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogVerification;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogProof;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.witness.WitnessPolicy;

/** One check of a bundle. */
final class BundleChecker {

  private final Bundle bundle;
  private final WitnessPolicy policy;
  private final TreeHasher hasher = new TreeHasher();
  private final List<Difference> differences = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final Set<String> expected = new HashSet<>(Set.of(BundleWriter.MANIFEST));
  private final Map<LeafReference, List<LeafReference>> derivedFrom = new LinkedHashMap<>();
  private int entries;

  BundleChecker(Bundle bundle, WitnessPolicy policy) {
    this.bundle = bundle;
    this.policy = policy;
  }

  BundleCheck check() {
    bundle.logNames().forEach(this::checkLog);
    requireHeld(bundle.subject(), "the bundle's subject");
    requireReachable();
    for (String name : bundle.names()) {
      if (!expected.remove(name)) {
        differ(name, Difference.NONE, "no such file, or only once", "a file");
      }
    }
    if (!differences.isEmpty()) {
      return new BundleCheck.Differs(differences);
    }
    return reasons.isEmpty()
        ? new BundleCheck.Equal(entries)
        : new BundleCheck.CannotBeChecked(reasons);
  }

  private void differ(String file, long index, String wanted, String found) {
    if (differences.size() < LogVerification.DIFFERENCES_MAX) {
      differences.add(new Difference(file, index, Difference.NONE, wanted, found));
    }
  }

  private void checkLog(String log) {
    String prefix = bundle.prefix(log);
    expected.add(prefix + "checkpoint");
    expected.add(prefix + "log.vkey");
    Checkpoint checkpoint;
    try {
      checkpoint = Checkpoint.parse(
          bundle.part(log, "checkpoint", SignedNote.NOTE_BYTES_MAX).orElse(new byte[0]));
    } catch (IllegalArgumentException e) {
      differ(
          prefix + "checkpoint", Difference.NONE, "a checkpoint", String.valueOf(e.getMessage()));
      return;
    }
    judge(log, prefix, checkpoint);
    for (long index : bundle.indices(log)) {
      try {
        checkEntry(new LeafReference(log, index), prefix, checkpoint);
      } catch (IllegalArgumentException e) {
        differ(
            prefix + "entry/" + index,
            index,
            "an entry and its proof",
            String.valueOf(e.getMessage()));
      }
    }
  }

  private void judge(String log, String prefix, Checkpoint checkpoint) {
    List<VerifierKey> keys = policy.logs().stream()
        .filter(key -> key.name().equals(checkpoint.origin()))
        .toList();
    if (keys.isEmpty()) {
      reasons.add(
          "the policy has no key of log " + checkpoint.origin() + ", which is " + log + " here");
      return;
    }
    byte[] stored = bundle.part(log, "log.vkey", SignedNote.NOTE_BYTES_MAX).orElse(new byte[0]);
    if (keys.stream().noneMatch(key -> Arrays.equals(key.fileContent(), stored))) {
      differ(prefix + "log.vkey", Difference.NONE, "a key of the policy", "another");
    }
    if (keys.stream().noneMatch(key -> key.signed(checkpoint.note()))) {
      differ(
          prefix + "checkpoint",
          Difference.NONE,
          "a signature by " + keys.get(0).text(),
          "none that is valid");
    } else if (policy.judge(checkpoint) instanceof WitnessPolicy.Decision.Refused refused) {
      reasons.add(refused.reason());
    }
  }

  private void checkEntry(LeafReference leaf, String prefix, Checkpoint checkpoint) {
    entries++;
    String proofName = "proof/" + leaf.index() + LogProof.FILE_EXTENSION;
    expected.add(prefix + "entry/" + leaf.index());
    expected.add(prefix + proofName);
    byte[] content = bundle.entryBytes(leaf);
    byte[] proofFile =
        bundle.part(leaf.log(), proofName, SignedNote.NOTE_BYTES_MAX).orElse(new byte[0]);
    LogProof proof;
    try {
      proof = LogProof.parse(proofFile);
    } catch (IllegalArgumentException e) {
      differ(prefix + proofName, leaf.index(), "a proof", String.valueOf(e.getMessage()));
      return;
    }
    if (proof.inclusion().index() != leaf.index() || !proof.checkpoint().equals(checkpoint)) {
      differ(
          prefix + proofName,
          leaf.index(),
          "a proof for index " + leaf.index() + " under the checkpoint beside it",
          "one for index " + proof.inclusion().index() + " at size "
              + proof.checkpoint().size());
    } else {
      Hash leafHash = hasher.leaf(content);
      if (!proof.inclusion().proves(leafHash, checkpoint.root())) {
        differ(
            prefix + "entry/" + leaf.index(),
            leaf.index(),
            "an entry that its proof leads from to root " + checkpoint.root().base64(),
            "leaf hash " + leafHash);
      }
    }
    checkContent(leaf, prefix, EntryCodec.decode(content));
  }

  private void checkContent(LeafReference leaf, String prefix, Entry entry) {
    derivedFrom.put(leaf, entry.references());
    entry
        .references()
        .forEach(reference -> requireHeld(reference, leaf.log() + " " + leaf.index()));
    if (!(entry.body() instanceof BlobReference reference)) {
      return;
    }
    String path = prefix + "blob/" + reference.name();
    Optional<byte[]> blob = bundle.blob(leaf.log(), reference, "");
    Optional<byte[]> salt = bundle.blob(leaf.log(), reference, ".salt");
    if (blob.isEmpty() && salt.isEmpty()) {
      reasons.add(path + " of " + leaf.log() + " " + leaf.index() + " was redacted");
      return;
    }
    expected.add(path);
    expected.add(path + ".salt");
    if (blob.isEmpty() || salt.isEmpty() || !reference.binds(salt.get(), blob.get())) {
      differ(
          path,
          leaf.index(),
          "blob and salt of commitment " + reference.commitment(),
          "others, or only one");
    }
  }

  /** An entry that the subject was not derived from does not belong; the manifest alone names the subject. */
  private void requireReachable() {
    ArrayDeque<LeafReference> open = new ArrayDeque<>(List.of(bundle.subject()));
    Set<LeafReference> reached = new HashSet<>();
    while (!open.isEmpty()) {
      LeafReference next = open.remove();
      if (derivedFrom.containsKey(next) && reached.add(next)) {
        open.addAll(derivedFrom.getOrDefault(next, List.of()));
      }
    }
    for (LeafReference leaf : derivedFrom.keySet()) {
      if (!reached.contains(leaf)) {
        differ(
            bundle.prefix(leaf.log()) + "entry/" + leaf.index(),
            leaf.index(),
            "an entry that subject " + bundle.subject() + " was derived from",
            "another");
      }
    }
  }

  private void requireHeld(LeafReference reference, String by) {
    if (!bundle.indices(reference.log()).contains(reference.index())) {
      reasons.add(reference.log() + " " + reference.index() + ", referred to by " + by
          + ", is not in the bundle");
    }
  }
}
