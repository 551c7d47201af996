// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.live;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.domain.Finding;
import org.trucewatch.pipeline.Picture;
import org.trucewatch.pipeline.Picture.Change;
import org.trucewatch.pipeline.Picture.ChangeKind;
import org.trucewatch.pipeline.Picture.Difference;
import org.trucewatch.pipeline.Picture.Property;
import org.trucewatch.pipeline.Picture.SealedFinding;
import org.trucewatch.pipeline.Picture.SealedLine;
import org.trucewatch.pipeline.Picture.Stage;
import org.trucewatch.pipeline.release.LineState.LineIncident;

/**
 * What changes from one picture to the next. Reads pictures alone, which are released already, so it can tell nothing finer than
 * they do. Findings are followed by their ids: one that is placed or named anew is a withdrawal and a new one.
 */
final class ChangeBook {
  /** Most changes that are kept; earlier ones are counted. */
  static final int CHANGES_MAX = 500;

  private final Deque<Change> kept = new ArrayDeque<>();
  private long leftOut;
  private Map<String, Told> last = Map.of();

  /** What is followed of a finding. */
  private record Told(String title, Map<Property, String> properties) {}

  List<Change> kept() {
    return List.copyOf(kept);
  }

  long leftOut() {
    return leftOut;
  }

  void take(Picture picture, long version, Stage stage) {
    Map<String, Told> now = told(picture);
    now.forEach((id, told) -> {
      Told before = last.get(id);
      if (before == null) {
        add(change(ChangeKind.RECOGNISED, picture, version, stage, id, told, List.of()));
      } else if (!before.properties().equals(told.properties())) {
        List<Difference> details = differences(before.properties(), told.properties());
        add(change(ChangeKind.REVISED, picture, version, stage, id, told, details));
      }
    });
    last.forEach((id, told) -> {
      if (!now.containsKey(id)) {
        add(change(ChangeKind.WITHDRAWN, picture, version, stage, id, told, List.of()));
      }
    });
    last = now;
  }

  private static Change change(
      ChangeKind kind,
      Picture picture,
      long version,
      Stage stage,
      String id,
      Told told,
      List<Difference> details) {
    return new Change(
        kind,
        version,
        picture.header().publishedAt(),
        stage == Stage.FINAL,
        id,
        told.title(),
        details);
  }

  private void add(Change change) {
    kept.addLast(change);
    if (kept.size() > CHANGES_MAX) {
      kept.removeFirst();
      leftOut++;
    }
  }

  private static List<Difference> differences(
      Map<Property, String> before, Map<Property, String> after) {
    List<Difference> differences = new ArrayList<>();
    for (Property property : Property.values()) {
      String was = before.getOrDefault(property, "");
      String is = after.getOrDefault(property, "");
      if (!was.equals(is)) {
        differences.add(new Difference(property, was, is));
      }
    }
    return differences;
  }

  /** By id, in the picture's order. */
  private static Map<String, Told> told(Picture picture) {
    Map<String, LineIncident> incidents = new TreeMap<>();
    SealedLine line = picture.line();
    if (line != null) {
      line.state().incidents().forEach(i -> incidents.put(i.findingId(), i));
    }
    Map<String, Told> told = new LinkedHashMap<>();
    for (SealedFinding sealed : picture.findings()) {
      Finding finding = sealed.finding();
      Map<Property, String> properties = new EnumMap<>(Property.class);
      properties.put(Property.STANDING, finding.standing().name());
      properties.put(Property.GRADE, finding.attribution().grade().name());
      LineIncident incident = incidents.get(finding.findingId());
      if (incident != null) {
        properties.put(Property.KIND, incident.kind());
        properties.put(Property.PLACE, incident.place());
        properties.put(Property.BURSTS, Integer.toString(incident.bursts()));
        properties.put(Property.LAUNCHES, Integer.toString(incident.launches()));
        properties.put(Property.SEVERITY, incident.severity().name());
      }
      told.put(finding.findingId(), new Told(finding.title(), properties));
    }
    return told;
  }
}
