// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.trucewatch.domain.ClockFault;
import org.trucewatch.domain.ClockFault.Candidate;
import org.trucewatch.domain.Detection;
import org.trucewatch.science.association.AlternativeChooser;
import org.trucewatch.science.association.AlternativeChooser.Choice;
import org.trucewatch.science.association.AssociationSettings;
import org.trucewatch.science.association.ClockDoubtReview;
import org.trucewatch.science.association.ClockDoubtReview.Opinion;
import org.trucewatch.science.signal.ArrayDetections;

/**
 * Decides about the clocks of all arrays together, and so which detections may be used.
 *
 * <ol>
 *   <li>A clock that the array itself names is set aside already.
 *   <li>Where an array accuses one of several, the other arrays choose; if they cannot, none of its detections is used.
 *   <li>Where an array's delays show nothing, the other arrays may still contradict its bearings. The array they contradict
 *       most is decided first and then no longer heard about the others, and so on: one wrong bearing must not accuse its
 *       neighbours.
 * </ol>
 *
 * <p>An array about whose clocks the others decide never takes part in deciding about others. Pure.
 */
public final class ClockAgreement {
  /** Most arrays whose silent doubts are reviewed; each review associates all others' detections once a round. */
  public static final int REVIEWED_ARRAYS_MAX = 64;

  private final AssociationSettings settings;

  public ClockAgreement(AssociationSettings settings) {
    this.settings = settings;
  }

  /**
   * What one array's detector says.
   *
   * @param elements of the array
   */
  public record Heard(String arrayId, int elements, ArrayDetections found) {}

  /**
   * What may be used of one array.
   *
   * @param detections that may be used
   * @param fault empty where no clock is suspected; one candidate where it is named
   * @param witnesses other arrays on whose detections this rests, also where they left it as it was; empty where the array
   *     alone decided
   * @param notes why, in sentences
   */
  public record Decided(
      String arrayId,
      List<Detection> detections,
      Optional<ClockFault> fault,
      List<String> witnesses,
      List<String> notes) {
    public Decided {
      detections = List.copyOf(detections);
      witnesses = List.copyOf(witnesses);
      notes = List.copyOf(notes);
    }

    private Decided on(Collection<String> arrays) {
      return new Decided(arrayId, detections, fault, List.copyOf(arrays), notes);
    }
  }

  /** One decision for each array, in the order given. */
  public List<Decided> decide(List<Heard> arrays) {
    SortedMap<String, Decided> decided = new TreeMap<>();
    SortedMap<String, List<Detection>> witnesses = new TreeMap<>();
    for (Heard array : arrays) {
      if (isClear(array)) {
        witnesses.put(array.arrayId(), array.found().detections());
        decided.put(array.arrayId(), asFound(array));
      }
    }
    for (Heard array : arrays) {
      if (!isClear(array)) {
        decided.put(array.arrayId(), chosen(array, others(array, witnesses)));
      }
    }
    SortedMap<String, List<Detection>> heard = new TreeMap<>(witnesses);
    reviewDoubts(arrays, witnesses, decided);
    for (Heard array : arrays) {
      if (isOpen(array)) {
        decided.computeIfPresent(
            array.arrayId(), (id, one) -> one.on(others(array, heard).keySet()));
      }
    }
    return arrays.stream().map(a -> decided.get(a.arrayId())).toList();
  }

  /** Whether the array leaves nothing for others to choose. */
  private static boolean isClear(Heard array) {
    return array.found().clockFaults().stream().allMatch(f -> f.candidates().size() == 1);
  }

  /** Whether the others are asked about an array that shows no fault itself. */
  private static boolean isOpen(Heard array) {
    return array.found().clockFaults().isEmpty() && !array.found().clockDoubts().isEmpty();
  }

  private static SortedMap<String, List<Detection>> others(
      Heard array, SortedMap<String, List<Detection>> witnesses) {
    SortedMap<String, List<Detection>> others = new TreeMap<>(witnesses);
    others.remove(array.arrayId());
    return others;
  }

  private static List<Detection> all(SortedMap<String, List<Detection>> witnesses) {
    return witnesses.values().stream().flatMap(List::stream).toList();
  }

  private static Decided asFound(Heard array) {
    List<ClockFault> rows = array.found().clockFaults();
    Optional<ClockFault> fault = rows.isEmpty()
        ? Optional.empty()
        : Optional.of(fault(rows, AlternativeChooser.merged(rows)));
    return new Decided(array.arrayId(), array.found().detections(), fault, List.of(), List.of());
  }

  private Decided chosen(Heard array, SortedMap<String, List<Detection>> others) {
    List<ClockFault> rows = array.found().clockFaults();
    return switch (new AlternativeChooser(settings).choose(rows, all(others))) {
      case Choice.Chosen c -> {
        boolean madeWithoutIt = rows.getFirst()
            .candidates()
            .getFirst()
            .sensorId()
            .equals(c.candidate().sensorId());
        List<Detection> kept = madeWithoutIt
            ? array.found().detections()
            : without(rows, c.candidate().sensorId());
        yield named(array, rows, c, kept, others);
      }
      case Choice.Ambiguous a -> listed(array, rows, a, others);
    };
  }

  private void reviewDoubts(
      List<Heard> arrays,
      SortedMap<String, List<Detection>> witnesses,
      SortedMap<String, Decided> decided) {
    List<Heard> open =
        new ArrayList<>(arrays.stream().filter(ClockAgreement::isOpen).toList());
    if (open.size() > REVIEWED_ARRAYS_MAX) {
      open.subList(REVIEWED_ARRAYS_MAX, open.size())
          .forEach(a -> decided.put(a.arrayId(), unreviewed(a)));
      open = new ArrayList<>(open.subList(0, REVIEWED_ARRAYS_MAX));
    }
    while (!open.isEmpty()) {
      record Reviewed(Heard array, Opinion opinion) {}
      Optional<Reviewed> worst = open.parallelStream()
          .map(a -> new Reviewed(
              a,
              new ClockDoubtReview(settings)
                  .review(
                      a.found().detections(),
                      a.found().clockDoubts(),
                      a.elements(),
                      all(others(a, witnesses)))))
          .toList()
          .stream()
          .max(Comparator.comparingDouble((Reviewed r) -> r.opinion().faultLogOdds())
              .thenComparing(r -> r.array().arrayId()));
      if (worst.isEmpty() || !(worst.get().opinion() instanceof Opinion.AtFault at)) {
        return;
      }
      Heard array = worst.get().array();
      decided.put(array.arrayId(), doubted(array, at.which(), others(array, witnesses)));
      witnesses.remove(array.arrayId());
      open.remove(array);
    }
  }

  private static Decided doubted(
      Heard array, Choice which, SortedMap<String, List<Detection>> others) {
    List<ClockFault> rows = array.found().clockDoubts();
    return switch (which) {
      case Choice.Chosen c ->
        named(array, rows, c, without(rows, c.candidate().sensorId()), others);
      case Choice.Ambiguous a -> listed(array, rows, a, others);
    };
  }

  private static Decided unreviewed(Heard array) {
    return new Decided(
        array.arrayId(),
        array.found().detections(),
        Optional.empty(),
        List.of(),
        List.of("array " + array.arrayId()
            + ": its clocks were not compared with the other arrays, since at most "
            + REVIEWED_ARRAYS_MAX + " arrays of a run are."));
  }

  private static Decided named(
      Heard array,
      List<ClockFault> rows,
      Choice.Chosen choice,
      List<Detection> kept,
      SortedMap<String, List<Detection>> others) {
    String note = String.format(
        Locale.ROOT,
        "array %s: by agreement with the other arrays the clock of %s is off, with %.3f of the weight; "
            + "%d of %d detections remain without it.",
        array.arrayId(),
        choice.candidate().sensorId(),
        choice.share(),
        kept.size(),
        array.found().detections().size());
    return new Decided(
        array.arrayId(),
        kept,
        Optional.of(fault(rows, List.of(choice.candidate()))),
        List.copyOf(others.keySet()),
        List.of(note));
  }

  private static Decided listed(
      Heard array,
      List<ClockFault> rows,
      Choice.Ambiguous ambiguous,
      SortedMap<String, List<Detection>> others) {
    String note = "array " + array.arrayId() + ": a clock is off and " + ambiguous.reason()
        + "; its " + array.found().detections().size() + " detections are not used.";
    return new Decided(
        array.arrayId(),
        List.of(),
        Optional.of(fault(rows, ambiguous.candidates())),
        List.copyOf(others.keySet()),
        List.of(note));
  }

  /** Each wave once as it is without an element; waves not heard without it are left out. */
  private static List<Detection> without(List<ClockFault> rows, String sensorId) {
    SortedMap<String, Detection> byId = new TreeMap<>();
    rows.stream()
        .flatMap(r -> r.candidates().stream())
        .filter(c -> c.sensorId().equals(sensorId))
        .map(Candidate::withoutIt)
        .forEach(d -> byId.putIfAbsent(d.detectionId(), d));
    return List.copyOf(byId.values());
  }

  /** One fault for the array, dated by the wave that measured the first candidate best. */
  private static ClockFault fault(List<ClockFault> rows, List<Candidate> candidates) {
    String detectionId = rows.stream()
        .filter(r -> r.candidates().contains(candidates.getFirst()))
        .map(ClockFault::detectionId)
        .findFirst()
        .orElse(rows.getFirst().detectionId());
    return new ClockFault(rows.getFirst().arrayId(), detectionId, candidates);
  }
}
