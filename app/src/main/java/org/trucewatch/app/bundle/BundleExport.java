// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.trucewatch.app.UserError;
import org.trucewatch.app.attest.PolicyFile;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.LogVerification;
import org.trucewatch.evidence.bundle.Bundle;
import org.trucewatch.evidence.bundle.BundleCheck;
import org.trucewatch.evidence.bundle.BundleWriter;
import org.trucewatch.evidence.note.MalformedNoteException;
import org.trucewatch.pipeline.LogFolder;
import org.trucewatch.pipeline.SealedRun;
import org.trucewatch.pipeline.Sealer;
import org.trucewatch.pipeline.StampSubject;

/**
 * Writes results of a sealed run as bundles. Time-stamp tokens over a result go with it, and the policy that lies beside the
 * logs.
 */
public final class BundleExport {
  /** Ending of a bundle's file name. */
  public static final String EXTENSION = ".bundle";

  /** Most results that are listed, and most governance entries that are searched for tokens. */
  static final int ENTRIES_LISTED_MAX = 1_000_000;

  private final Path logs;

  public BundleExport(Path logs) {
    this.logs = logs;
  }

  /** Checks the logs whole: what goes out was not altered since it was sealed. */
  public void requireEqualLogs() {
    for (Map.Entry<String, LogVerification> log : SealedRun.verify(logs).entrySet()) {
      if (log.getValue() instanceof LogVerification.Differs differs) {
        throw new UserError(logs + ": nothing was written, as the log " + log.getKey()
            + " is not what was signed: " + differs.differences().getFirst()
            + ". Restore the folder from a copy.");
      }
    }
  }

  /** Every result of the run, in the order sealed. */
  public List<SealedResult> list() {
    LogReader reader = SealedRun.open(logs).reader(Sealer.FINDINGS);
    List<SealedResult> results = new ArrayList<>();
    for (long i = 0; i < Math.min(reader.size(), ENTRIES_LISTED_MAX); i++) {
      Entry entry = reader.read(i);
      results.add(SealedResult.of(i, entry, reader.readBody(entry)));
    }
    return results;
  }

  /**
   * Finds a result by the leaf, as in {@code findings:12}, or by its id. Of a finding about an event and the event itself,
   * which have different ids, each is found by its own.
   */
  public SealedResult find(String name) {
    List<SealedResult> all = list();
    for (SealedResult result : all) {
      if (name.equals(Sealer.FINDINGS + ":" + result.index())
          || !result.id().isEmpty() && name.equals(result.id())) {
        return result;
      }
    }
    throw new UserError(logs + ": no result is " + name
        + ", expected a leaf from findings:0 to findings:" + (all.size() - 1)
        + " or the id of a finding or event. List them: trucewatch bundle " + logs);
  }

  /** Name of a result's file. */
  public static String fileName(long index) {
    return Sealer.FINDINGS + "-" + index + EXTENSION;
  }

  /**
   * Writes one result. The file appears once its proofs and signatures were checked, whole or not at all.
   *
   * @throws IllegalArgumentException where the run has no such result
   */
  public void write(long index, Path file) {
    SealedRun run = SealedRun.open(logs);
    LeafReference subject = new LeafReference(Sealer.FINDINGS, index);
    BundleWriter writer = new BundleWriter();
    for (String log : LogFolder.LOGS) {
      writer.with(log, run.reader(log), LogReader.storedKey(logs.resolve(log)));
    }
    tokens(run.reader(Sealer.GOVERNANCE), subject).forEach(writer::attach);
    PolicyFile.beside(logs)
        .ifPresent(policy -> writer.policy(policy.text().getBytes(StandardCharsets.UTF_8)));
    Path unchecked = file.resolveSibling(file.getFileName() + ".part");
    try {
      writer.write(unchecked, subject);
      requireEqual(unchecked);
      Files.move(unchecked, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UserError(file + ": cannot be written (" + e.getMessage() + ").");
    } finally {
      try {
        Files.deleteIfExists(unchecked);
      } catch (IOException e) {
        throw new UserError(unchecked + ": cannot be removed (" + e.getMessage() + ").");
      }
    }
  }

  /** Tokens over the entry, which came after it. */
  private static List<LeafReference> tokens(LogReader governance, LeafReference subject) {
    List<LeafReference> tokens = new ArrayList<>();
    for (long i = 0; i < Math.min(governance.size(), ENTRIES_LISTED_MAX); i++) {
      Entry entry = governance.read(i);
      if (entry.kind().equals(StampSubject.KIND) && entry.references().contains(subject)) {
        tokens.add(new LeafReference(Sealer.GOVERNANCE, i));
      }
    }
    return tokens;
  }

  /** A redacted blob or a missing cosignature is told when the bundle is verified; a proof that fails is damage here. */
  private static void requireEqual(Path file) {
    try (Bundle bundle = Bundle.open(file)) {
      if (BundleCheck.of(bundle, bundle.ownPolicy()) instanceof BundleCheck.Differs differs) {
        throw new UserError(file + ": was written but differs from what was signed: "
            + differs.differences().getFirst() + ". Verify the logs.");
      }
    } catch (MalformedNoteException e) {
      throw new UserError(file + ": its keys or policy cannot be read: " + e.getMessage());
    }
  }
}
