// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.evidence.benchmark.Figure;
import org.trucewatch.evidence.benchmark.ProofVectors;
import org.trucewatch.evidence.benchmark.ProofVectors.Kind;

/** Counts the published proof vectors that agree. */
final class VectorFigures {
  static final String PART = "vectors";
  private static final String GROUP = "proof vectors";

  /** The one case where we decide otherwise, on purpose: evidence/RATIONALE.md. */
  private static final String ROOTS_OF_TWELVE_BYTES = "sizes-are-equal-one-and-proof-is-empty";

  private VectorFigures() {}

  static List<Figure> of(Path vectors) {
    if (!Files.isDirectory(vectors.resolve("merkle-proofs"))) {
      return List.of(Figure.missing(
          GROUP,
          "inclusion and consistency",
          vectors + " holds no merkle-proofs; name the folder with --vectors"));
    }
    List<Figure> figures = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      figures.add(of(vectors, kind));
    }
    return figures;
  }

  private static Figure of(Path vectors, Kind kind) {
    try {
      ProofVectors.Outcome outcome = new ProofVectors(vectors).run(kind);
      long decided = outcome.differing().stream()
          .filter(name -> name.contains(ROOTS_OF_TWELVE_BYTES))
          .count();
      return Figure.of(
              GROUP,
              kind.name().toLowerCase(Locale.ROOT) + " cases that agree",
              "",
              outcome.cases() - outcome.differing().size())
          .exactly(outcome.cases() - decided)
          .noted("of " + outcome.cases() + "; differing by decision " + outcome.differing()
              + "; policy cases " + outcome.policies());
    } catch (IOException e) {
      return Figure.missing(GROUP, kind.name(), String.valueOf(e.getMessage()));
    }
  }
}
