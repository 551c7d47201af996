// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.PersistentHeatSource;
import org.trucewatch.domain.RawReport;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.Sourced;

/**
 * Reads sealed bytes of every registered format. What cannot be read becomes a rejection beside what can; bad input never
 * throws.
 */
public interface Formats {
  /** Names of the formats that reports may have. */
  Set<String> known();

  /**
   * Reads reports into the book, in the order given. Waveforms need their sensors' metadata, which may arrive later, so all
   * reports of a run are read together.
   *
   * @param terms whose names for parties and whose zone apply; {@link Terms#NONE} where there are none
   * @param registrations of the channels
   */
  void read(
      List<Sourced<RawReport>> reports,
      Terms terms,
      List<Registration> registrations,
      ObservationBook book);

  /** Reads an agreement's folder. */
  Terms readAgreement(List<SealedFile> files);

  /**
   * One file of an agreement's folder. The bytes are not copied; whoever holds a file must not write to it.
   *
   * @param name without a folder
   * @param leaf in the governance log
   */
  @SuppressWarnings("ArrayRecordComponent") // read once
  record SealedFile(String name, byte[] bytes, LeafRef leaf) {}

  /**
   * What an agreement's folder says.
   *
   * @param agreement empty where it could not be read; the rejections say why
   * @param isExercise whether everything about it is made up
   * @param provisions as incidents are held against; empty where the folder has none, or none that can be read
   */
  record Terms(
      Optional<Agreement> agreement,
      boolean isExercise,
      Optional<org.trucewatch.assessment.agreement.Terms> provisions,
      List<Sourced<PersistentHeatSource>> persistentHeat,
      List<Sourced<Rejection>> rejections) {
    /** No agreement is in force. */
    public static final Terms NONE =
        new Terms(Optional.empty(), false, Optional.empty(), List.of(), List.of());

    public Terms {
      persistentHeat = List.copyOf(persistentHeat);
      rejections = List.copyOf(rejections);
    }

    /** An agreement that was read elsewhere, without its provisions. */
    public static Terms of(Agreement agreement) {
      return new Terms(
          Optional.of(agreement),
          agreement.exercise() == Agreement.Exercise.EXERCISE,
          Optional.empty(),
          List.of(),
          List.of());
    }

    /** In which its clocks run, and the local times of its monitors' tables are; empty where there are no terms. */
    public Optional<ZoneId> zone() {
      return agreement
          .map(Agreement::zone)
          .or(() -> provisions.map(p -> p.preamble().zone()));
    }
  }
}
