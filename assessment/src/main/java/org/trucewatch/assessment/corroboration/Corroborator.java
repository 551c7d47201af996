// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.domain.line.Modality;
import org.trucewatch.domain.line.SourceRef;

/**
 * Grades what several sources say together, after the Admiralty code: reliability of the source (A to F) and credibility
 * of the information (1 to 6), each judged alone, so that a good source does not lift a bad item. F is <em>not known</em>,
 * which is not <em>bad</em>.
 *
 * <p>Sources that share an owner, operator, site, relay or upstream are one ({@link IndependenceGroups}). Groups are
 * counted, never items. A party's word about the other party is kept and shown, and never lifts credibility by itself;
 * its word against itself is an admission and is enough.
 *
 * <p>Source of the code: the Admiralty (NATO) scale, AJP-2.1. Which of its steps follows from what is this project's
 * choice, decision record 0026.
 */
public final class Corroborator {
  /** What a source's record must hold before it lifts or lowers the reliability: Beta(8, 2) weighs like ten checks. */
  static final int CHECKS_LEAST = 10;

  private final Map<String, TrackRecord> records;

  /**
   * How the statements or detections of an owner fared where they could be checked.
   *
   * @param checked how many could be
   * @param confirmed how many of those agreed
   */
  public record TrackRecord(int checked, int confirmed) {
    public TrackRecord {
      if (checked < 0 || confirmed < 0 || confirmed > checked) {
        throw new IllegalArgumentException("track record has " + confirmed + " confirmed of "
            + checked + " checked, expected 0 <= confirmed <= checked");
      }
    }
  }

  /** Without any record of how owners fared: people are F, machines B. */
  public Corroborator() {
    this(Map.of());
  }

  /** @param records by owner */
  public Corroborator(Map<String, TrackRecord> records) {
    this.records = Map.copyOf(records);
  }

  /** The grade, where nobody is accused; the order of sources makes no difference. */
  public Corroboration grade(List<SourceRef> sources) {
    return grade(sources, List.of(), "");
  }

  /**
   * The grade of an item that speaks of a party's conduct.
   *
   * @param parties ids of all parties
   * @param accused the party whose conduct it is; empty for nobody's
   */
  public Corroboration grade(List<SourceRef> sources, List<String> parties, String accused) {
    var grouping = new IndependenceGroups(sources);
    List<List<SourceRef>> groups = grouping.list();
    var tally = new Tally();
    for (List<SourceRef> group : groups) {
      tally.count(group, parties, accused);
    }
    List<List<String>> names = groups.stream()
        .map(g -> g.stream().map(SourceRef::sourceId).distinct().toList())
        .toList();
    int credibility = tally.credibility();
    return new Corroboration(
        names,
        modalities(sources),
        reliability(sources),
        credibility,
        tally.physical >= 2,
        tally.reason(credibility));
  }

  private static int modalities(List<SourceRef> sources) {
    return (int) sources.stream()
        .map(SourceRef::modality)
        .filter(m -> m != Modality.STATEMENT)
        .distinct()
        .count();
  }

  /** Of the best source that is known; F where none is. */
  private char reliability(List<SourceRef> sources) {
    char best = 'F';
    for (SourceRef s : sources) {
      char one = reliability(s);
      best = one < best ? one : best;
    }
    return best;
  }

  /** Bands of the confirmed share as in the MISP taxonomy's numbers for A to E: 100, 75, 50, 25, 0; cut midway. */
  private char reliability(SourceRef source) {
    TrackRecord known = records.get(source.owner());
    if (known == null || known.checked() < CHECKS_LEAST) {
      return source.modality() == Modality.STATEMENT ? 'F' : 'B';
    }
    double share = (double) known.confirmed() / known.checked();
    if (share >= 0.875) {
      return 'A';
    } else if (share >= 0.625) {
      return 'B';
    } else if (share >= 0.375) {
      return 'C';
    }
    return share >= 0.125 ? 'D' : 'E';
  }

  /** Counts groups by what they are worth. */
  private static final class Tally {
    private int physical;
    private int people;
    private int interested;
    private int admissions;
    private final Map<Modality, Integer> kinds = new TreeMap<>();

    void count(List<SourceRef> group, List<String> parties, String accused) {
      boolean isAdmission = !accused.isEmpty() && group.stream().anyMatch(s -> isBy(s, accused));
      boolean isInterested = !accused.isEmpty()
          && group.stream().anyMatch(s -> parties.stream().anyMatch(p -> isBy(s, p)));
      List<SourceRef> machines =
          group.stream().filter(s -> s.modality() != Modality.STATEMENT).toList();
      if (isAdmission) {
        admissions++;
      } else if (isInterested) {
        interested++;
      } else if (!machines.isEmpty()) {
        physical++;
        machines.stream()
            .map(SourceRef::modality)
            .distinct()
            .forEach(m -> kinds.merge(m, 1, Integer::sum));
      } else {
        people++;
      }
    }

    private static boolean isBy(SourceRef s, String party) {
      return s.owner().equals(party)
          || s.operator().equals(party)
          || s.upstream().equals(party);
    }

    /** 1 confirmed by other independent sources, 2 probably true, 3 possibly true, 6 truth cannot be judged. */
    int credibility() {
      if (admissions > 0 || physical >= 2) {
        return admissions > 0 && physical >= 1 || kinds.size() >= 2 && physical >= 2 ? 1 : 2;
      }
      if (physical == 1) {
        return people > 0 ? 2 : 3;
      }
      return people >= 2 ? 3 : 6;
    }

    String reason(int credibility) {
      List<String> parts = new ArrayList<>();
      part(parts, physical, "independent physical ", "");
      part(parts, people, "", " of people without a stake");
      part(parts, admissions, "", " of the party whose conduct it is");
      part(parts, interested, "", " of another party, which lifts nothing by itself");
      String counted = parts.isEmpty() ? "no source" : String.join(", ", parts);
      return counted + "; " + kinds.size() + " kind" + (kinds.size() == 1 ? "" : "s")
          + " of physics; credibility " + credibility;
    }

    private static void part(List<String> parts, int count, String before, String after) {
      if (count > 0) {
        parts.add(count + " " + before + (count == 1 ? "group" : "groups") + after);
      }
    }
  }
}
