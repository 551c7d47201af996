// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.report;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.trucewatch.simulation.Chance;
import org.trucewatch.simulation.Sides.Side;
import org.trucewatch.simulation.SimulatedFile.Format;

/** What parties say: waves of long-range weapons that came at them, and what they accuse each other of. */
public final class PartyReports {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

  /** Address of statements in an exercise; the domain is reserved and leads nowhere (RFC 2606). */
  private static final String ADDRESS = "https://exercise.example/";

  private PartyReports() {}

  /** A wave as the attacked side told it, in local time. */
  public record Wave(LocalDateTime from, LocalDateTime to, int launched, int destroyed) {}

  /**
   * One side's count of the other's violations, in local time.
   *
   * @param category the claimant's own word
   * @param qualifier exact, more_than, at_least, about
   */
  public record Claim(
      Side claimant,
      Side accused,
      LocalDateTime from,
      LocalDateTime to,
      String category,
      int count,
      String qualifier) {}

  /** A wave in the night that begins on this date, as on most nights without a truce. */
  public static Wave usualWave(LocalDate evening, Chance chance) {
    LocalDateTime from = evening.atTime(LocalTime.of(18, 0)).plusMinutes(10L * chance.below(12));
    LocalDateTime to =
        evening.plusDays(1).atTime(LocalTime.of(5, 0)).plusMinutes(10L * chance.below(12));
    int launched = 20 + chance.below(90);
    return new Wave(from, to, launched, (int) (launched * chance.between(0.7, 0.95)));
  }

  /** The table of waves that the launching side sent, as the attacked side reports them. */
  public static byte[] waves(List<Wave> waves, Side launching, Side reporting) {
    var table = new Table(Format.ATTACK_WAVES_CSV);
    int number = 0;
    for (Wave w : waves) {
      number++;
      table.add(
          MINUTE.format(w.from()),
          MINUTE.format(w.to()),
          "One-way drone (EXERCISE)",
          "ground of the " + launching.name(),
          "ground of the " + reporting.name(),
          w.launched() + ".0",
          w.destroyed() + ".0",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "",
          "exercise/" + reporting.id() + "/" + number);
    }
    return table.bytes();
  }

  /** The table of claims. */
  public static byte[] claims(String truceId, List<Claim> claims) {
    var table = new Table(Format.CLAIMS_CSV);
    for (Claim c : claims) {
      table.add(
          truceId,
          c.claimant().name(),
          c.accused().name(),
          c.from().toString(),
          c.to().toString(),
          c.category(),
          Integer.toString(c.count()),
          c.qualifier(),
          ADDRESS + c.claimant().id(),
          "EXERCISE");
    }
    return table.bytes();
  }
}
