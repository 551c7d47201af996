// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.clause;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.assessment.clause.DocketEntry.Determination;
import org.trucewatch.assessment.clause.DocketEntry.Established;
import org.trucewatch.assessment.condition.FactValue;
import org.trucewatch.assessment.condition.FactValue.Quantity;
import org.trucewatch.assessment.condition.Facts;

/**
 * What a docket's entries establish. The same matter may be known for one consequence and unknown for another, because
 * each names its standard. Entries that contradict each other at that standard leave the matter unknown; which came first
 * does not matter.
 */
final class FactLedger {
  private final Map<String, List<DocketEntry>> byFact = new TreeMap<>();
  private final Map<String, String> whyNot = new TreeMap<>();

  FactLedger(List<DocketEntry> entries) {
    for (DocketEntry e : entries) {
      find(e)
          .ifPresent(
              f -> byFact.computeIfAbsent(f.fact(), k -> new ArrayList<>()).add(e));
    }
  }

  /** With what findings establish as far as they are released, and why the rest of them does not count. */
  FactLedger(List<DocketEntry> entries, ReleasedFacts released) {
    this(Stream.concat(entries.stream(), released.established().stream()).toList());
    whyNot.putAll(released.whyUnknown());
  }

  /** What findings would establish, were they released. */
  static FactLedger asComputed(List<DocketEntry> entries, ReleasedFacts released) {
    return new FactLedger(Stream.of(entries, released.established(), released.withheld())
        .flatMap(List::stream)
        .toList());
  }

  /** A determination is a fact like another, of an office's own. */
  private static Optional<Established> find(DocketEntry e) {
    return switch (e.content()) {
      case Established f -> Optional.of(f);
      case Determination d ->
        Optional.of(new Established(d.fact(), d.value(), d.standard(), d.rung(), d.evidence()));
      default -> Optional.empty();
    };
  }

  /** What is known to that standard and rung. */
  Facts facts(StandardOfProof standard, Rung rung) {
    Map<String, FactValue> known = new TreeMap<>();
    Map<String, String> why = new TreeMap<>(whyNot);
    byFact.forEach((name, entries) -> {
      List<Established> good = widest(entries.stream()
          .filter(e -> fact(e).standard().reaches(standard) && fact(e).rung().reaches(rung))
          .toList());
      if (good.isEmpty()) {
        why.put(
            name,
            shortfall(name, entries, standard, rung)
                + (whyNot.containsKey(name) ? "; " + whyNot.get(name) : ""));
        return;
      }
      Optional<FactValue> value = agreed(good);
      value.ifPresent(v -> known.put(name, v));
      if (value.isEmpty()) {
        why.put(
            name,
            name + " is contradicted: "
                + String.join(
                    ", ", good.stream().map(f -> f.value().shown()).distinct().toList()));
      }
    });
    return new Facts(known, why);
  }

  private static Established fact(DocketEntry e) {
    return find(e)
        .orElseThrow(
            () -> new IllegalStateException("entry " + e.entryId() + " establishes nothing"));
  }

  /** What is computed from more of the same findings replaces what was computed from fewer. */
  private static List<Established> widest(List<DocketEntry> good) {
    List<Established> computed = good.stream()
        .filter(e -> e.author().equals(CaseFile.SYSTEM))
        .map(FactLedger::fact)
        .toList();
    return good.stream()
        .filter(e -> !e.author().equals(CaseFile.SYSTEM)
            || computed.stream().noneMatch(c -> restsOnMore(c, fact(e))))
        .map(FactLedger::fact)
        .toList();
  }

  private static boolean restsOnMore(Established c, Established f) {
    var wider = new HashSet<>(c.evidence());
    return wider.size() > new HashSet<>(f.evidence()).size() && wider.containsAll(f.evidence());
  }

  private static String shortfall(
      String name, List<DocketEntry> entries, StandardOfProof standard, Rung rung) {
    Established best = entries.stream()
        .map(FactLedger::fact)
        .max((a, b) -> a.standard() != b.standard()
            ? a.standard().compareTo(b.standard())
            : a.rung().compareTo(b.rung()))
        .orElseThrow();
    return name + " is " + best.value().shown() + " to " + words(best.standard()) + " at "
        + best.rung() + " only, needed " + words(standard) + " at " + rung;
  }

  private static String words(StandardOfProof standard) {
    return standard.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** The one value that all agree on: the overlap of measured intervals; empty where there is none. */
  private static Optional<FactValue> agreed(List<Established> good) {
    FactValue first = good.getFirst().value();
    if (good.stream().allMatch(f -> f.value().equals(first))) {
      return Optional.of(first);
    }
    double low = Double.NEGATIVE_INFINITY;
    double high = Double.POSITIVE_INFINITY;
    for (Established f : good) {
      if (!(f.value() instanceof Quantity q)) {
        return Optional.empty();
      }
      low = Math.max(low, q.value() - q.error());
      high = Math.min(high, q.value() + q.error());
    }
    return low > high
        ? Optional.empty()
        : Optional.of(new Quantity((low + high) / 2, (high - low) / 2));
  }

  /** Entries about these facts that reach the standard and rung, in the docket's order. */
  List<String> evidence(Collection<String> facts, StandardOfProof standard, Rung rung) {
    return facts.stream()
        .distinct()
        .sorted()
        .flatMap(name -> byFact.getOrDefault(name, List.of()).stream())
        .filter(e -> fact(e).standard().reaches(standard) && fact(e).rung().reaches(rung))
        .map(DocketEntry::entryId)
        .toList();
  }
}
