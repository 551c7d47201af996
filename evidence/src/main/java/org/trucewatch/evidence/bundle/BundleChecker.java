// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.trucewatch.evidence.BlobReference;
import org.trucewatch.evidence.Difference;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.EntryCodec;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogVerification;
import org.trucewatch.evidence.RunOrigins;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogProof;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.witness.WitnessPolicy;

/** One check of a bundle. */
final class BundleChecker {

  /** Most references of all entries together. Ours: bounds what a few bytes of index ranges may expand to. */
  static final int REFERENCES_MAX = 1 << 22;

  private final Bundle bundle;
  private final WitnessPolicy policy;
  private final TreeHasher hasher = new TreeHasher();
  private final Problems proofs = new Problems();
  private final Problems signatures = new Problems();
  private final Map<String, List<String>> cosigners = new TreeMap<>();
  private final Set<String> expected = new LinkedHashSet<>(List.of(BundleManifest.NAME));
  private final Map<LeafReference, List<LeafReference>> derivedFrom = new LinkedHashMap<>();
  private final Map<String, String> origins = new TreeMap<>();
  private final Set<String> gone = new LinkedHashSet<>();
  private int entries;
  private int references;

  BundleChecker(Bundle bundle, WitnessPolicy policy) {
    this.bundle = bundle;
    this.policy = policy;
  }

  /** What is wrong with one half. */
  private static final class Problems {
    private final List<Difference> differences = new ArrayList<>();
    private final List<String> reasons = new ArrayList<>();

    void differ(String file, long index, String wanted, String found) {
      if (differences.size() < LogVerification.DIFFERENCES_MAX) {
        differences.add(new Difference(file, index, Difference.NONE, wanted, found));
      }
    }

    void cannot(String reason) {
      if (reasons.size() < LogVerification.DIFFERENCES_MAX) {
        reasons.add(reason);
      }
    }

    void cannotAboveAll(String reason) {
      reasons.add(0, reason);
    }

    BundleCheck check(int entries) {
      if (!differences.isEmpty()) {
        return new BundleCheck.Differs(differences);
      }
      return reasons.isEmpty()
          ? new BundleCheck.Equal(entries)
          : new BundleCheck.CannotBeChecked(reasons);
    }
  }

  BundleCheck.Parts check() {
    checkPolicyFile();
    bundle.logNames().forEach(this::checkLog);
    RunOrigins.differences(origins)
        .forEach((log, d) ->
            proofs.differ(bundle.prefix(log) + d.file(), Difference.NONE, d.expected(), d.found()));
    requireHeld(bundle.subject(), "the bundle's subject");
    bundle.attached().forEach(leaf -> requireHeld(leaf, "the bundle's manifest"));
    requireReachable();
    requireNames();
    requireObjects();
    return new BundleCheck.Parts(proofs.check(entries), signatures.check(entries), cosigners);
  }

  /** The checker's policy is the one that counts, but what cannot be read as one does not belong. */
  private void checkPolicyFile() {
    try {
      if (bundle.policyText().isPresent()) {
        expected.add(BundleWriter.POLICY);
        bundle.policy();
      }
    } catch (IllegalArgumentException e) {
      signatures.differ(BundleWriter.POLICY, Difference.NONE, "a policy", message(e));
    }
  }

  private void requireNames() {
    List<String> wanted = List.copyOf(expected);
    List<String> found = bundle.names();
    for (int i = 0; i < Math.max(wanted.size(), found.size()); i++) {
      String want = i < wanted.size() ? wanted.get(i) : "no further file";
      String have = i < found.size() ? found.get(i) : "none";
      if (!want.equals(have)) {
        proofs.differ(
            have.equals("none") ? want : have, Difference.NONE, want + " in this place", have);
        return;
      }
    }
  }

  private static String message(IllegalArgumentException e) {
    return String.valueOf(e.getMessage());
  }

  private void checkLog(String log) {
    String prefix = bundle.prefix(log);
    expected.add(prefix + "checkpoint");
    expected.add(prefix + "log.vkey");
    Checkpoint checkpoint;
    try {
      checkpoint = bundle.checkpoint(log);
    } catch (IllegalArgumentException e) {
      proofs.differ(prefix + "checkpoint", Difference.NONE, "a checkpoint", message(e));
      return;
    }
    origins.put(log, checkpoint.origin());
    Optional<VerifierKey> key = storedKey(log, prefix);
    judge(log, prefix, checkpoint);
    for (long index : bundle.indices(log)) {
      try {
        checkEntry(new LeafReference(log, index), prefix, checkpoint, key);
      } catch (IllegalArgumentException e) {
        proofs.differ(prefix + "entry/" + index, index, "an entry and its proof", message(e));
      }
    }
  }

  private Optional<VerifierKey> storedKey(String log, String prefix) {
    try {
      return Optional.of(bundle.key(log));
    } catch (IllegalArgumentException e) {
      signatures.differ(prefix + "log.vkey", Difference.NONE, "the log's public key", message(e));
      return Optional.empty();
    }
  }

  private void judge(String log, String prefix, Checkpoint checkpoint) {
    List<VerifierKey> wrong = policy.wrongSigners(checkpoint.note());
    for (VerifierKey key : wrong) {
      signatures.differ(
          prefix + "checkpoint",
          Difference.NONE,
          "a valid signature by " + key.text(),
          "one that is wrong");
    }
    List<VerifierKey> keys = policy.logs().stream()
        .filter(key -> key.name().equals(checkpoint.origin()))
        .toList();
    if (keys.isEmpty()) {
      signatures.cannot(
          "the policy has no key of log " + checkpoint.origin() + ", which is " + log + " here");
      return;
    }
    byte[] stored = bundle.part(log, "log.vkey", SignedNote.NOTE_BYTES_MAX).orElse(new byte[0]);
    if (keys.stream().noneMatch(key -> Arrays.equals(key.fileContent(), stored))) {
      signatures.differ(prefix + "log.vkey", Difference.NONE, "a key of the policy", "another");
    }
    if (!wrong.isEmpty()) {
      return;
    }
    if (keys.stream().noneMatch(key -> key.signed(checkpoint.note()))) {
      signatures.differ(
          prefix + "checkpoint",
          Difference.NONE,
          "a signature by " + keys.get(0).text(),
          "none that is valid");
      return;
    }
    WitnessPolicy.Decision decision = policy.judge(checkpoint);
    if (decision instanceof WitnessPolicy.Decision.Refused refused) {
      signatures.cannot(log + ": " + refused.reason());
    } else if (decision instanceof WitnessPolicy.Decision.Accepted accepted) {
      cosigners.put(log, accepted.cosigners());
    }
  }

  private void checkEntry(
      LeafReference leaf, String prefix, Checkpoint checkpoint, Optional<VerifierKey> key) {
    entries++;
    String proofName = prefix + "proof/" + leaf.index() + LogProof.FILE_EXTENSION;
    expected.add(prefix + "entry/" + leaf.index());
    expected.add(proofName);
    byte[] content = bundle.entryBytes(leaf);
    byte[] proofFile = bundle
        .part(
            leaf.log(),
            "proof/" + leaf.index() + LogProof.FILE_EXTENSION,
            SignedNote.NOTE_BYTES_MAX)
        .orElse(new byte[0]);
    checkProof(leaf, prefix, checkpoint, key, content, proofName, proofFile);
    if (references <= REFERENCES_MAX) {
      checkContent(leaf, prefix, EntryCodec.decode(content));
    }
  }

  private void checkProof(
      LeafReference leaf,
      String prefix,
      Checkpoint checkpoint,
      Optional<VerifierKey> key,
      byte[] content,
      String proofName,
      byte[] proofFile) {
    LogProof proof;
    try {
      proof = LogProof.parse(proofFile);
    } catch (IllegalArgumentException e) {
      proofs.differ(proofName, leaf.index(), "a proof", message(e));
      return;
    }
    if (proof.inclusion().index() != leaf.index()
        || proof.inclusion().treeSize() != checkpoint.size()) {
      proofs.differ(
          proofName,
          leaf.index(),
          "a proof for index " + leaf.index() + " at size " + checkpoint.size(),
          "one for index " + proof.inclusion().index() + " at size "
              + proof.checkpoint().size());
      return;
    }
    Hash leafHash = hasher.leaf(content);
    if (!proof.inclusion().proves(leafHash, checkpoint.root())) {
      proofs.differ(
          prefix + "entry/" + leaf.index(),
          leaf.index(),
          "an entry that its proof leads from to root " + checkpoint.root().base64(),
          "leaf hash " + leafHash);
    } else if (!isUnder(proof, checkpoint, key, proofFile)) {
      proofs.differ(
          proofName,
          leaf.index(),
          "the checkpoint beside it with the log's signature alone, and no extra line",
          "something else");
    }
  }

  /** Whether the file is what this proof and the checkpoint beside it give, and nothing more. */
  private static boolean isUnder(
      LogProof proof, Checkpoint checkpoint, Optional<VerifierKey> key, byte[] proofFile) {
    boolean signed =
        key.isPresent() && checkpoint.note().signatures().stream().anyMatch(key.get()::names);
    return signed
        && Arrays.equals(
            new LogProof(proof.inclusion(), checkpoint.signedBy(key.get())).encode(), proofFile);
  }

  private void checkContent(LeafReference leaf, String prefix, Entry entry) {
    references += entry.references().size();
    if (references > REFERENCES_MAX) {
      proofs.cannot("its entries have more than " + REFERENCES_MAX
          + " references, the most that are followed");
      return;
    }
    derivedFrom.put(leaf, entry.references());
    entry.references().forEach(reference -> requireHeld(reference, leaf.toString()));
    if (!(entry.body() instanceof BlobReference)) {
      return;
    }
    BlobReference reference = (BlobReference) entry.body();
    String path = prefix + "blob/" + reference.name();
    Optional<byte[]> blob = bundle.blob(leaf.log(), reference, "");
    Optional<byte[]> salt = bundle.blob(leaf.log(), reference, ".salt");
    blob.ifPresent(b -> expected.add(path));
    salt.ifPresent(b -> expected.add(path + ".salt"));
    boolean bound = blob.isEmpty()
        || (salt.isEmpty() ? reference.mayBe(blob.get()) : reference.binds(salt.get(), blob.get()));
    if (!bound) {
      proofs.differ(
          path, leaf.index(), "blob and salt of commitment " + reference.commitment(), "others");
    } else if (blob.isEmpty() || salt.isEmpty()) {
      gone.add(path + " of " + leaf);
    }
  }

  /** A blob and its salt are one object: without either, nothing shows what was sealed. */
  private void requireObjects() {
    if (!gone.isEmpty()) {
      proofs.cannotAboveAll(LogVerification.gone(gone.size()));
      gone.forEach(proofs::cannot);
    }
  }

  /** An entry that neither the subject nor an attached one was derived from does not belong. */
  private void requireReachable() {
    Set<LeafReference> reached = new HashSet<>();
    reach(bundle.subject(), reached);
    for (LeafReference leaf : bundle.attached()) {
      if (reached.contains(leaf)) {
        proofs.differ(
            BundleManifest.NAME,
            leaf.index(),
            "no line for what is reached without it",
            leaf.toString());
      }
    }
    bundle.attached().forEach(leaf -> reach(leaf, reached));
    for (LeafReference leaf : derivedFrom.keySet()) {
      if (!reached.contains(leaf)) {
        proofs.differ(
            bundle.prefix(leaf.log()) + "entry/" + leaf.index(),
            leaf.index(),
            "an entry that subject " + bundle.subject() + " was derived from",
            "another");
      }
    }
  }

  private void reach(LeafReference from, Set<LeafReference> reached) {
    ArrayDeque<LeafReference> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty()) {
      LeafReference next = open.remove();
      if (derivedFrom.containsKey(next) && reached.add(next)) {
        open.addAll(derivedFrom.getOrDefault(next, List.of()));
      }
    }
  }

  private void requireHeld(LeafReference reference, String by) {
    if (!bundle.holds(reference)) {
      proofs.cannot(reference + ", referred to by " + by + ", is not in the bundle");
    }
  }
}
