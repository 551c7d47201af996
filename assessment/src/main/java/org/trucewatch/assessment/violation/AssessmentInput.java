// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import java.util.Comparator;
import java.util.List;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.Allegation;
import org.trucewatch.domain.AttackWave;
import org.trucewatch.domain.CloudCover;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.PersistentHeatSource;
import org.trucewatch.domain.Place;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.ThermalAnomaly;

/** Everything that findings are derived from. The order within a list carries no meaning; any list may be empty. */
public record AssessmentInput(
    List<Sourced<ThermalAnomaly>> anomalies,
    List<Sourced<CloudCover>> clouds,
    List<Sourced<ControlMap>> controlMaps,
    List<Sourced<AttackWave>> waves,
    List<Sourced<Allegation>> allegations,
    List<Sourced<Place>> places,
    List<Sourced<AdministrativeArea>> regions,
    List<Sourced<PersistentHeatSource>> persistentHeat,
    List<ObservedEvent> events) {

  /** Nothing at all: a start for {@code with} and for events alone. */
  public static final AssessmentInput EMPTY = new AssessmentInput(
      List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
      List.of());

  public AssessmentInput {
    anomalies = List.copyOf(anomalies);
    clouds = List.copyOf(clouds);
    controlMaps = List.copyOf(controlMaps);
    waves = List.copyOf(waves);
    allegations = List.copyOf(allegations);
    places = List.copyOf(places);
    regions = List.copyOf(regions);
    persistentHeat = List.copyOf(persistentHeat);
    events = List.copyOf(events);
  }

  /** Nothing but located events. */
  public static AssessmentInput ofEvents(List<ObservedEvent> events) {
    return new AssessmentInput(
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        events);
  }

  /** The same in an order that depends on the values alone; parties in the agreement's order, never by their names. */
  AssessmentInput inOrder(Agreement agreement) {
    return new AssessmentInput(
        sorted(anomalies, Comparator.comparing(s -> s.value().at())),
        sorted(clouds, Comparator.comparing(s -> s.value().date())),
        sorted(controlMaps, Comparator.comparing(s -> s.value().date())),
        sorted(
            waves,
            Comparator.comparing((Sourced<AttackWave> s) -> s.value().span().from())
                .thenComparing(s -> s.value().span().to())
                .thenComparing(s -> s.value().weapon())
                .thenComparing(s -> agreement.orderOf(s.value().partyId()))),
        sorted(
            allegations,
            Comparator.comparing((Sourced<Allegation> s) -> s.value().span().from())
                .thenComparing(s -> s.value().span().to())
                .thenComparing(s -> agreement.orderOf(s.value().claimantId()))
                .thenComparing(s -> s.value().category())),
        sorted(places, Comparator.comparing(s -> s.value().name())),
        sorted(regions, Comparator.comparing(s -> s.value().code())),
        sorted(persistentHeat, Comparator.comparing(s -> s.value().name())),
        events.stream().sorted(Comparator.comparing(e -> e.event().eventId())).toList());
  }

  /** Values that the order leaves equal are parted by their leaf, then by all they say. */
  private static <T> List<Sourced<T>> sorted(List<Sourced<T>> list, Comparator<Sourced<T>> order) {
    return list.stream()
        .sorted(order.thenComparing(Sourced::leaf).thenComparing(s -> s.value().toString()))
        .toList();
  }

  /** The values without their leaves. */
  static <T> List<T> values(List<Sourced<T>> list) {
    return list.stream().map(Sourced::value).toList();
  }
}
