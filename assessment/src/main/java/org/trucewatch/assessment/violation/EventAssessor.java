// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.violation;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.Party;
import org.trucewatch.assessment.attribution.Attributor;
import org.trucewatch.assessment.clause.ClauseAssessor;
import org.trucewatch.domain.Event;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Location;
import org.trucewatch.domain.Location.Located;
import org.trucewatch.domain.Location.NotLocatable;
import org.trucewatch.domain.Place;
import org.trucewatch.domain.Sourced;
import org.trucewatch.domain.quantity.GeoBox;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * What can be said of one event: that it happened, where and when, how sure, and whether that lies in an agreement's
 * window and areas. Where something struck never says who fired (crater or sound alone), so attribution abstains.
 */
final class EventAssessor {
  /** A stated probability stops here; ICD 203 stops at 0.99 for the same reason. */
  private static final double PROBABILITY_SHOWN_MAX = 0.999;

  private final Optional<Agreement> agreement;
  private final NearestPlace gazetteer;

  EventAssessor(Optional<Agreement> agreement, List<Sourced<Place>> places) {
    this.agreement = agreement;
    this.gazetteer = new NearestPlace(places);
  }

  Finding assess(ObservedEvent observed) {
    Event event = observed.event();
    List<Party> parties = agreement.map(Agreement::parties).orElse(List.of());
    return new Finding(
        "event/" + event.eventId(),
        title(event),
        "",
        "",
        Standing.OBSERVED,
        statement(event),
        standardOfProof(event),
        reasons(event),
        coverage(event),
        List.of(),
        new Attributor()
            .abstain(
                parties,
                "the place of an impact or explosion does not give the place of a launch, and nothing here does; a"
                    + " party's own explosion, an accident or a controlled blast would look the same"),
        agreement
            .map(a -> new ClauseAssessor().assess(a.clauses(), Standing.OBSERVED))
            .orElse(List.of()),
        List.of(
            "A second kind of sensor, imagery or an inspection of the place would say what it was",
            "A launch seen together with this impact would give a firing area"),
        List.of(event.eventId()),
        leaves(observed));
  }

  private List<LeafRef> leaves(ObservedEvent observed) {
    List<LeafRef> leaves = new ArrayList<>(observed.leaves());
    findNear(observed.event()).ifPresent(near -> leaves.add(near.leaf()));
    return leaves;
  }

  private Optional<Sourced<String>> findNear(Event event) {
    return event.location() instanceof Located l ? gazetteer.find(l.mean()) : Optional.empty();
  }

  /** Never certainty: what the model leaves out is not in its probability. */
  private static String probability(Event event) {
    return event.probability() > PROBABILITY_SHOWN_MAX
        ? "above " + PROBABILITY_SHOWN_MAX
        : String.format(Locale.ROOT, "%.3f", event.probability());
  }

  private static String title(Event event) {
    return switch (event.location()) {
      case Located l -> "Burst of sound, " + minute(l.occurredAt());
      case NotLocatable n ->
        event.arrivals().stream()
            .map(a -> a.detection().detectedAt())
            .min(Comparator.naturalOrder())
            .map(first -> "Burst of sound, not located, first heard " + minute(first))
            .orElse("Burst of sound, not located");
    };
  }

  /** As in 2031-05-03 12:40 UTC. */
  private static String minute(Instant instant) {
    return instant
        .truncatedTo(ChronoUnit.MINUTES)
        .toString()
        .replace('T', ' ')
        .replace(":00Z", " UTC");
  }

  private String statement(Event event) {
    return switch (event.location()) {
      case Located l ->
        String.format(
            Locale.ROOT,
            "Something released a burst of sound at %s, at %s give or take %.0f s (1 sigma); %s. Detected by %s; the"
                + " event is real with probability %s.",
            coordinates(l.mean())
                + findNear(event).map(near -> ", " + near.value()).orElse(""),
            l.occurredAt().truncatedTo(ChronoUnit.SECONDS),
            l.occurredAtErrorSeconds(),
            regions(l),
            arrays(event),
            probability(event));
      case NotLocatable n ->
        String.format(
            Locale.ROOT,
            "An event was detected by %s, real with probability %s; it cannot be located: %s.",
            arrays(event),
            probability(event),
            n.reason());
    };
  }

  private static String coordinates(GeoPoint p) {
    return String.format(
        Locale.ROOT,
        "%.3f %s %.3f %s",
        Math.abs(p.latitudeDegrees()),
        p.latitudeDegrees() < 0 ? "S" : "N",
        Math.abs(p.longitudeDegrees()),
        p.longitudeDegrees() < 0 ? "W" : "E");
  }

  private static String regions(Located l) {
    List<String> parts = l.regions().stream()
        .sorted(Comparator.comparingDouble(Location.Region::probability))
        .map(r -> String.format(
            Locale.ROOT, "%.0f %% region %.0f km2", 100 * r.probability(), r.areaKilometers2()))
        .toList();
    return parts.isEmpty() ? "no region computed" : String.join(", ", parts);
  }

  private static TreeSet<String> arrayIds(Event event) {
    var ids = new TreeSet<String>();
    event.arrivals().forEach(a -> ids.add(a.detection().arrayId()));
    return ids;
  }

  private static String arrays(Event event) {
    TreeSet<String> ids = arrayIds(event);
    return ids.size() + (ids.size() == 1 ? " array (" : " arrays (") + String.join(", ", ids) + ")";
  }

  private static String standardOfProof(Event event) {
    return "that something happened: probability "
        + probability(event)
        + " from one kind of sensor; what it was and who did it: none reached";
  }

  private List<String> reasons(Event event) {
    List<String> reasons = new ArrayList<>();
    reasons.add(
        "Its kind is not established: explosion, impact, quarry blast and exercise are not told apart here.");
    if (agreement.isEmpty()) {
      reasons.add("No agreement is in force in this input, so no provision is touched.");
      return reasons;
    }
    reasons.add(window(event, agreement.get()));
    reasons.add(area(event, agreement.get()));
    return reasons;
  }

  /** Compared at three sigma, so that an event near the edge of the window is called neither. */
  private static String window(Event event, Agreement agreement) {
    if (!(event.location() instanceof Located l)) {
      return "Its time of occurrence is not known, so it is neither inside nor outside the window.";
    }
    long marginMillis = StrictMath.round(3_000 * l.occurredAtErrorSeconds());
    boolean early = agreement.window().contains(l.occurredAt().minusMillis(marginMillis));
    boolean late = agreement.window().contains(l.occurredAt().plusMillis(marginMillis));
    String window = new AgreementClock(agreement).span(agreement.window());
    if (early && late) {
      return "It lies inside the agreement's window " + window + ".";
    }
    return early || late || agreement.window().contains(l.occurredAt())
        ? "It may lie inside the agreement's window " + window + " or just outside."
        : "It lies outside the agreement's window " + window + ".";
  }

  private static String area(Event event, Agreement agreement) {
    if (agreement.areas().isEmpty()) {
      return "The agreement names no area.";
    }
    if (!(event.location() instanceof Located l)) {
      return "Its place is not known, so it is neither inside nor outside the agreement's areas.";
    }
    boolean inside = agreement.areas().stream().anyMatch(box -> box.contains(l.mean()));
    boolean whole = l.regions().stream()
        .allMatch(
            r -> r.rings().stream().allMatch(ring -> within(ring, agreement.areas(), inside)));
    return "Its mean lies " + (inside ? "inside" : "outside")
        + " the agreement's areas; its regions "
        + (whole ? "lie wholly on the same side." : "reach across their edge.");
  }

  private static boolean within(List<GeoPoint> ring, List<GeoBox> areas, boolean inside) {
    return ring.stream().allMatch(p -> areas.stream().anyMatch(b -> b.contains(p)) == inside);
  }

  private static List<String> coverage(Event event) {
    return List.of("Arrays that detected it: " + String.join(", ", arrayIds(event))
        + ". How far off they would have heard a burst of this size, and which other arrays were listening, is not"
        + " computed here");
  }
}
