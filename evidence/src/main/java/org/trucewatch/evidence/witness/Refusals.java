// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.storage.LogFiles;

/** Lists what a witness refused and kept, from its state's files alone: also while the witness runs. */
final class Refusals {

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private final LogFiles files;

  Refusals(LogFiles files) {
    this.files = files;
  }

  /** One line a kept checkpoint, proofs of a lie first; the file's path is relative to the state's folder. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (Witness.Objection objection : Witness.Objection.values()) {
      for (String folder : files.list("")) {
        String log = folder.replaceAll("/$", "");
        if (HASH.matcher(log).matches()) {
          addLines(log, objection, lines);
        }
      }
    }
    return lines;
  }

  private void addLines(String log, Witness.Objection objection, List<String> lines) {
    String cosigned = files
        .read(log + "/checkpoint")
        .map(Checkpoint::parse)
        .map(c -> "; cosigned: size " + c.size() + " root " + c.root().base64())
        .orElse("");
    String folder = log + "/" + objection.folder();
    for (String name : files.list(folder, Witness.REFUSED_MAX)) {
      Checkpoint kept = Checkpoint.parse(files.read(folder + "/" + name).orElseThrow());
      lines.add(objection.folder() + " " + kept.origin() + ": size " + kept.size() + " root "
          + kept.root().base64() + " in " + folder + "/" + name + cosigned);
    }
  }

  /** A kept checkpoint by its path; empty when there is none. */
  Optional<String> find(String log, String objection, String name) {
    boolean known = HASH.matcher(log).matches()
        && HASH.matcher(name).matches()
        && List.of(Witness.Objection.values()).stream().anyMatch(o -> o.folder().equals(objection));
    return known
        ? files
            .read(log + "/" + objection + "/" + name)
            .map(content -> Checkpoint.parse(content).note().text())
        : Optional.empty();
  }
}
