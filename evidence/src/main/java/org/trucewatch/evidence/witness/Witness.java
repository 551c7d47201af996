// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.trucewatch.evidence.EvidenceIntegrityException;
import org.trucewatch.evidence.merkle.ConsistencyProof;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.merkle.TreeHasher;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.LogKey;
import org.trucewatch.evidence.note.MalformedNoteException;
import org.trucewatch.evidence.note.NoteSignature;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.storage.DurableWriter;
import org.trucewatch.evidence.storage.LogFiles;

/**
 * Cosigns checkpoints of the logs it knows: C2SP tlog-witness.
 *
 * <p>For each log it remembers the last checkpoint it cosigned, and cosigns another only with a proof that
 * nothing before it changed. The new state is on the disk before the cosignature leaves. Checkpoints that
 * a log did sign but that were refused are kept, by {@link Objection}, so that proofs of a lie cannot be
 * crowded out by mere repeats.
 *
 * <p>Cosignature times never go back, even if the clock does. Safe for any thread; one request is judged
 * at a time.
 */
public final class Witness implements AutoCloseable {

  /** Why a checkpoint that the log did sign was refused. */
  public enum Objection {
    /** Another root at a size that was cosigned: together they prove that the log lied. */
    EQUIVOCATION("equivocation"),
    /** No valid proof that it continues what was cosigned; anyone may have sent it so. */
    UNPROVEN("unproven"),
    /** A smaller size than was cosigned: a delayed copy, or a log put back to an earlier day. */
    STALE("stale");

    private final String folder;

    Objection(String folder) {
      this.folder = folder;
    }

    /** Where checkpoints refused for this are kept, below the log's folder. */
    String folder() {
      return folder;
    }
  }

  /** Most checkpoints kept for one log and objection. Ours: bounds the disk that senders can fill. */
  public static final int REFUSED_MAX = 1_000;

  private static final String LAST_FILE = "checkpoint";

  private final LogFiles files;
  private final DurableWriter writer;
  private final LogKey key;
  private final List<VerifierKey> logs;
  private final InstantSource clock;
  private final Consumer<WitnessDecision> decisions;

  /**
   * A witness.
   *
   * @param files its own state, which it locks
   * @param key its private key, made for a witness
   * @param logs keys of the logs it witnesses, named after their origins
   * @param clock for the times in its cosignatures
   */
  public Witness(LogFiles files, LogKey key, List<VerifierKey> logs, InstantSource clock) {
    this(files, key, logs, clock, decision -> {});
  }

  /** The same, telling each decision once it is on the disk. */
  public Witness(
      LogFiles files,
      LogKey key,
      List<VerifierKey> logs,
      InstantSource clock,
      Consumer<WitnessDecision> decisions) {
    if (key.verifier().kind() != VerifierKey.Kind.COSIGNATURE) {
      throw new IllegalArgumentException(
          "key " + key.name() + " is a log's, expected a witness's. Make one for the witness");
    }
    this.files = files;
    this.writer = new DurableWriter(files, ".writer/witness");
    this.key = key;
    this.logs = List.copyOf(logs);
    this.clock = clock;
    this.decisions = decisions;
    files.lock(".writer/lock");
    writer.clearScratch();
  }

  /** The public key by which others know this witness. */
  public VerifierKey verifier() {
    return key.verifier();
  }

  /** Judges a request's body and answers as the protocol says. */
  public synchronized Answer addCheckpoint(byte[] body) {
    AddCheckpointRequest request;
    try {
      request = AddCheckpointRequest.parse(body);
    } catch (MalformedNoteException e) {
      return told("", 0, Answer.refused(400, String.valueOf(e.getMessage())));
    }
    Checkpoint offered = request.checkpoint();
    return told(offered.origin(), offered.size(), answer(request, offered));
  }

  private Answer told(String origin, long size, Answer answer) {
    String reason = switch (answer.status()) {
      case 200 -> "";
      case 409 -> "this witness signed size " + answer.body().strip() + " last";
      default -> answer.body();
    };
    decisions.accept(new WitnessDecision(origin, size, answer.status(), reason));
    return answer;
  }

  private Answer answer(AddCheckpointRequest request, Checkpoint offered) {
    List<VerifierKey> keys =
        logs.stream().filter(log -> log.name().equals(offered.origin())).toList();
    if (keys.isEmpty()) {
      return Answer.refused(404, "this witness does not know the log " + offered.origin());
    }
    if (keys.stream().noneMatch(log -> log.signed(offered.note()))) {
      return Answer.refused(
          403, "checkpoint has no valid signature by a known key of " + offered.origin());
    }
    if (request.oldSize() > offered.size()) {
      return Answer.refused(
          400,
          "old size " + request.oldSize() + " is above the checkpoint's size " + offered.size());
    }
    return judge(request, offered, last(offered.origin()));
  }

  private Answer judge(
      AddCheckpointRequest request, Checkpoint offered, Optional<Checkpoint> last) {
    long lastSize = last.map(Checkpoint::size).orElse(0L);
    Hash lastRoot = last.map(Checkpoint::root).orElse(new TreeHasher().emptyRoot());
    if (offered.size() < lastSize) {
      keep(Objection.STALE, offered);
    } else if (offered.size() == lastSize && !offered.root().equals(lastRoot)) {
      keep(Objection.EQUIVOCATION, offered);
      return Answer.refused(
          422,
          "log " + offered.origin() + " signed two roots at size " + lastSize + "; both are kept");
    }
    if (request.oldSize() != lastSize) {
      return Answer.conflict(lastSize);
    }
    ConsistencyProof proof = new ConsistencyProof(lastSize, offered.size(), request.path());
    if (!proof.proves(lastRoot, offered.root())) {
      keep(Objection.UNPROVEN, offered);
      return Answer.refused(
          422,
          "checkpoint at size " + offered.size() + " is not shown to continue the one at size "
              + lastSize);
    }
    return cosign(offered, last);
  }

  private Answer cosign(Checkpoint offered, Optional<Checkpoint> last) {
    long now = Math.max(0, clock.instant().getEpochSecond());
    OptionalLong earlier =
        last.map(c -> key.verifier().cosignedAtSeconds(c.note())).orElse(OptionalLong.empty());
    SignedNote bare = new SignedNote(offered.note().body(), logSignatures(offered));
    NoteSignature cosignature = key.cosign(bare, Math.max(now, earlier.orElse(0)));
    writer.put(
        folder(offered.origin()) + "/" + LAST_FILE,
        bare.with(List.of(cosignature)).encode());
    return Answer.cosigned(cosignature.line() + "\n");
  }

  /** Only the log's own lines are kept: others' are not this witness's to vouch for. */
  private List<NoteSignature> logSignatures(Checkpoint offered) {
    return offered.note().signatures().stream()
        .filter(line -> logs.stream().anyMatch(log -> log.names(line)))
        .toList();
  }

  /** The last checkpoint that was cosigned for a log, with the log's signature and ours. */
  public synchronized Optional<Checkpoint> last(String origin) {
    return files.read(folder(origin) + "/" + LAST_FILE).map(content -> {
      Checkpoint checkpoint = Checkpoint.parse(content);
      if (!checkpoint.origin().equals(origin) || !key.verifier().signed(checkpoint.note())) {
        throw new EvidenceIntegrityException(
            "witness state of log " + origin + " at size " + checkpoint.size()
                + " does not carry this witness's signature. Restore it from a copy");
      }
      return checkpoint;
    });
  }

  /** What monitors may fetch by the log's folder name; empty for a log not seen. */
  Optional<String> lastByFolder(String folder) {
    return logs.stream()
        .filter(log -> folder(log.name()).equals(folder))
        .findFirst()
        .flatMap(log -> last(log.name()))
        .map(checkpoint -> checkpoint.note().text());
  }

  /** What was refused and kept, as text. */
  Refusals refusals() {
    return new Refusals(files);
  }

  /** Checkpoints that a log signed and this witness refused for a reason. */
  public synchronized List<Checkpoint> refused(String origin, Objection objection) {
    String folder = folder(origin) + "/" + objection.folder;
    return files.list(folder).stream()
        .map(name -> Checkpoint.parse(files.read(folder + "/" + name).orElseThrow()))
        .toList();
  }

  private void keep(Objection objection, Checkpoint offered) {
    byte[] content = offered.note().encode();
    String folder = folder(offered.origin()) + "/" + objection.folder;
    String name = new TreeHasher().plain(content).hex();
    List<String> kept = files.list(folder);
    if (!kept.contains(name) && kept.size() < REFUSED_MAX) {
      writer.put(folder + "/" + name, content);
    }
  }

  /** SHA-256 of the origin in hex, as the monitoring address has it. */
  static String folder(String origin) {
    return new TreeHasher().plain(origin.getBytes(StandardCharsets.UTF_8)).hex();
  }

  @Override
  public synchronized void close() {
    files.close();
  }
}
