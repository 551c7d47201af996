// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.obligation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.assessment.obligation.Plan.Commitment;
import org.trucewatch.assessment.obligation.Plan.Duty;
import org.trucewatch.assessment.obligation.Plan.Progress;

/** How every duty and commitment of a plan stands on a day. It reads dates; whether something was performed is recorded, not inferred. */
public final class DutyCalendar {
  private final Plan plan;
  private final Map<String, Duty> duties = new TreeMap<>();

  /** @throws IllegalArgumentException where duties wait for each other in a ring, or for one that is not there */
  public DutyCalendar(Plan plan) {
    this.plan = plan;
    plan.duties().forEach(d -> duties.put(d.dutyId(), d));
    List<String> faults = faults();
    if (!faults.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", faults));
    }
  }

  /** How a duty stands on a day. */
  public enum Standing {
    DONE,
    DONE_LATE,
    /** Its date has passed, nothing that it waits for is open, and it is not done. */
    OVERDUE,
    /** Something that it waits for is not done. */
    BLOCKED,
    /** Its date is to come. */
    DUE,
    /** No date is stated, or the duty from which its time runs is not done. */
    NO_DATE
  }

  /**
   * A duty on a day.
   *
   * @param due the date, where one is known
   * @param blockedBy ids of duties that it waits for and that are not done
   * @param daysLeft until the date, negative after it; empty without a date
   */
  public record DutyState(
      Duty duty,
      Standing standing,
      Optional<LocalDate> due,
      List<String> blockedBy,
      Optional<Long> daysLeft) {
    public DutyState {
      blockedBy = List.copyOf(blockedBy);
    }

    /** Whether somebody disputes it; a disputed duty is shown as it stands, with the dispute beside. */
    public boolean isDisputed() {
      return !duty.disputedBy().isEmpty();
    }
  }

  /**
   * A commitment on a day.
   *
   * @param overdue its date has passed, it is not delivered, and nothing blocks it
   */
  public record CommitmentState(Commitment commitment, boolean overdue, List<String> blockedBy) {
    public CommitmentState {
      blockedBy = List.copyOf(blockedBy);
    }
  }

  /** Every duty, in the plan's order. */
  public List<DutyState> duties(LocalDate asOf) {
    return plan.duties().stream().map(d -> state(d, asOf)).toList();
  }

  private DutyState state(Duty d, LocalDate asOf) {
    Optional<LocalDate> due = due(d, asOf);
    List<String> blockedBy = open(d.dependsOn(), asOf);
    Optional<Long> left = due.map(x -> x.toEpochDay() - asOf.toEpochDay());
    return new DutyState(d, standing(d, due, blockedBy, asOf), due, blockedBy, left);
  }

  private static Standing standing(
      Duty d, Optional<LocalDate> due, List<String> blockedBy, LocalDate asOf) {
    if (isDone(d, asOf)) {
      LocalDate done = d.done().orElseThrow();
      return due.filter(done::isAfter).isPresent() ? Standing.DONE_LATE : Standing.DONE;
    }
    if (!blockedBy.isEmpty()) {
      return Standing.BLOCKED;
    }
    return due.map(x -> x.isBefore(asOf) ? Standing.OVERDUE : Standing.DUE)
        .orElse(Standing.NO_DATE);
  }

  /** A performance that is dated later has not happened yet on that day. */
  private static boolean isDone(Duty d, LocalDate asOf) {
    return d.done().filter(x -> !x.isAfter(asOf)).isPresent();
  }

  private Optional<LocalDate> due(Duty d, LocalDate asOf) {
    if (d.after().isEmpty()) {
      return d.due();
    }
    return Optional.ofNullable(duties.get(d.after()))
        .filter(first -> isDone(first, asOf))
        .flatMap(Duty::done)
        .map(start -> start.plus(d.within().orElseThrow()));
  }

  private List<String> open(List<String> ids, LocalDate asOf) {
    return ids.stream()
        .filter(id ->
            Optional.ofNullable(duties.get(id)).filter(d -> isDone(d, asOf)).isEmpty())
        .toList();
  }

  /** Every commitment, in the plan's order. */
  public List<CommitmentState> commitments(LocalDate asOf) {
    List<CommitmentState> states = new ArrayList<>();
    for (Commitment c : plan.commitments()) {
      boolean delivered = c.delivered().filter(x -> !x.isAfter(asOf)).isPresent();
      List<String> blockedBy = delivered ? List.of() : open(c.needs(), asOf);
      boolean late = !delivered
          && c.progress() != Progress.REFUSED
          && blockedBy.isEmpty()
          && c.due().filter(x -> x.isBefore(asOf)).isPresent();
      states.add(new CommitmentState(c, late, blockedBy));
    }
    return states;
  }

  private List<String> faults() {
    List<String> faults = new ArrayList<>();
    for (Duty d : plan.duties()) {
      List<String> waits = new ArrayList<>(d.dependsOn());
      if (!d.after().isEmpty()) {
        waits.add(d.after());
      }
      for (String id : waits) {
        if (!duties.containsKey(id)) {
          faults.add(
              "duty " + d.dutyId() + " waits for " + id + ", expected one of " + duties.keySet());
        }
      }
      if (waitsForItself(d.dutyId(), d.dutyId(), duties.size())) {
        faults.add("duty " + d.dutyId() + " waits for itself, expected no ring");
      }
    }
    for (Commitment c : plan.commitments()) {
      c.needs().stream()
          .filter(id -> !duties.containsKey(id))
          .forEach(id -> faults.add("commitment " + c.commitmentId() + " needs " + id
              + ", expected one of " + duties.keySet()));
    }
    return faults;
  }

  private boolean waitsForItself(String id, String at, int stepsLeft) {
    Duty d = duties.get(at);
    if (d == null || stepsLeft < 0) {
      return false;
    }
    List<String> waits = new ArrayList<>(d.dependsOn());
    waits.add(d.after());
    return waits.stream().anyMatch(w -> w.equals(id) || waitsForItself(id, w, stepsLeft - 1));
  }
}
