// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.line;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.trucewatch.assessment.incident.IncidentFinding;
import org.trucewatch.domain.line.Impulse;
import org.trucewatch.domain.line.ImpulseKind;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.pipeline.line.Assurance.Replaced;
import org.trucewatch.pipeline.line.Reopened.Why;
import org.trucewatch.science.impulse.LineRecord;

/**
 * Compares what is concluded with reports that came late with what was concluded without them.
 *
 * <p>A node behind a jammed link goes on listening and sends when it can. Until then incidents were judged from what the others heard, and
 * told so. Incidents of both judgements belong together where their pulses share a report. Nothing of the first judgement is edited: what
 * changed is told beside the second.
 */
public final class Backfill {
  /** A pick that comes so long after its time came late, s: by then what was heard is released (shared design, physics, scope guard). */
  public static final double LATE_SECONDS = 1_800;

  /** A place that moved by less is no change for a reader, km. */
  private static final double MOVED_KILOMETERS = 0.05;

  private final LineRecord record;
  private final Set<Long> late = new HashSet<>();

  /** Of a record: its late picks. Announcements, statements and satellites' pixels have delays of their own and are no backfill. */
  public Backfill(LineRecord record) {
    this.record = record;
    for (int i = 0; i < record.observations().size(); i++) {
      if (record.observations().get(i) instanceof Observation.Pick p
          && p.receivedSeconds() - p.seconds() > LATE_SECONDS) {
        late.add(record.numbers()[i]);
      }
    }
  }

  /** Whether any pick came late. */
  public boolean isEmpty() {
    return late.isEmpty();
  }

  /** The record as it stood without them. */
  public LineRecord without() {
    List<Observation> kept = new ArrayList<>();
    long[] numbers = new long[record.observations().size()];
    for (int i = 0; i < record.observations().size(); i++) {
      if (!late.contains(record.numbers()[i])) {
        numbers[kept.size()] = record.numbers()[i];
        kept.add(record.observations().get(i));
      }
    }
    return record.with(kept, Arrays.copyOf(numbers, kept.size()));
  }

  /** Incidents that late reports touched and that are not now as they were, those of now first, by time. */
  public List<Reopened> reopened(List<IncidentFinding> before, List<IncidentFinding> after) {
    Map<Long, IncidentFinding> told = new HashMap<>();
    for (IncidentFinding f : before) {
      reports(f).forEach(n -> told.put(n, f));
    }
    Set<String> met = new HashSet<>();
    List<Reopened> all = new ArrayList<>();
    for (IncidentFinding f : after) {
      List<IncidentFinding> was =
          reports(f).stream().map(told::get).filter(w -> w != null).distinct().toList();
      was.forEach(w -> met.add(w.incident().incidentId()));
      List<String> changes = was.isEmpty() ? List.of() : changes(was, f);
      if (hasLate(f) && (was.isEmpty() || !changes.isEmpty())) {
        all.add(reopened(f, was, was.isEmpty() ? Why.NEW : Why.CHANGED, changes));
      }
    }
    for (IncidentFinding f : before) {
      boolean isFire = !f.incident().impulses().isEmpty();
      if (isFire && !met.contains(f.incident().incidentId())) {
        all.add(reopened(f, List.of(f), Why.WITHDRAWN, List.of("nothing is left of it")));
      }
    }
    return all;
  }

  private boolean hasLate(IncidentFinding f) {
    return reports(f).stream().anyMatch(late::contains);
  }

  private static List<Long> reports(IncidentFinding f) {
    return f.incident().impulses().stream().flatMap(i -> i.reports().stream()).toList();
  }

  private Reopened reopened(
      IncidentFinding f, List<IncidentFinding> was, Why why, List<String> changes) {
    double first = Double.POSITIVE_INFINITY;
    double last = Double.NEGATIVE_INFINITY;
    Set<Integer> sensors = new TreeSet<>();
    int count = 0;
    for (long number : reports(f)) {
      if (late.contains(number) && pick(number) instanceof Observation.Pick p) {
        first = Math.min(first, p.receivedSeconds());
        last = Math.max(last, p.receivedSeconds());
        sensors.add(p.sensor());
        count++;
      }
    }
    return new Reopened(
        f.incident().incidentId(),
        was.stream().map(w -> w.incident().incidentId()).toList(),
        why,
        count,
        sensors.size(),
        count == 0 ? Double.NaN : first,
        count == 0 ? Double.NaN : last,
        changes);
  }

  private Observation pick(long number) {
    return record.observations().get(Arrays.binarySearch(record.numbers(), number));
  }

  /** Each thing that differs, as it is and as it was. Of several that became one, the first is compared and all are counted. */
  private static List<String> changes(List<IncidentFinding> was, IncidentFinding now) {
    List<String> changes = new ArrayList<>();
    IncidentFinding first = was.getFirst();
    if (was.size() > 1) {
      changes.add("one incident, was told as " + was.size());
    }
    int pulses = was.stream().mapToInt(w -> w.incident().impulses().size()).sum();
    changed(changes, "pulses", now.incident().impulses().size(), pulses);
    changed(
        changes,
        "launches",
        now.incident().of(ImpulseKind.LAUNCH).size(),
        was.stream().mapToInt(w -> w.incident().of(ImpulseKind.LAUNCH).size()).sum());
    changed(changes, "kind", now.incident().kind(), first.incident().kind());
    changed(changes, "grade", now.attribution().grade(), first.attribution().grade());
    changed(
        changes,
        "side",
        now.attribution().side().orElse("none"),
        first.attribution().side().orElse("none"));
    changed(changes, "severity", now.severity(), first.severity());
    changed(
        changes, "evidence", now.corroboration().grade(), first.corroboration().grade());
    double moved = Math.hypot(
        now.incident().eastKilometers() - first.incident().eastKilometers(),
        now.incident().northKilometers() - first.incident().northKilometers());
    if (moved > MOVED_KILOMETERS) {
      changes.add(String.format(Locale.ROOT, "middle moved by %.2f km", moved));
    }
    return changes;
  }

  private static void changed(List<String> changes, String what, Object now, Object was) {
    if (!now.equals(was)) {
      changes.add(what + " " + now + ", was " + was);
    }
  }

  /** Pulses of now with late reports that were placed without them too, in the order of now. */
  public List<Replaced> replaced(List<Impulse> before, List<Impulse> after) {
    Map<Long, Impulse> told = new HashMap<>();
    before.forEach(i -> i.reports().forEach(n -> told.put(n, i)));
    List<Replaced> all = new ArrayList<>();
    for (Impulse i : after) {
      int count = (int) i.reports().stream().filter(late::contains).count();
      Impulse was = count == 0 ? null : mostlyShared(i, told);
      if (was != null) {
        all.add(new Replaced(i.eventId(), sd(was), sd(i), count));
      }
    }
    return all;
  }

  /** The pulse of before that shares most reports, half of its own at the least. */
  private static @Nullable Impulse mostlyShared(Impulse now, Map<Long, Impulse> told) {
    Map<String, Integer> shared = new HashMap<>();
    Impulse best = null;
    for (long number : now.reports()) {
      Impulse was = told.get(number);
      if (was != null
          && 2 * shared.merge(was.eventId(), 1, Integer::sum) >= was.reports().size()) {
        best = was;
      }
    }
    return best;
  }

  private static double sd(Impulse i) {
    return Math.sqrt(i.covariance().trace() / 2);
  }
}
