// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.simulation.sensor.Site;
import org.trucewatch.simulation.source.Occurrence;

/** What of the pulses that happened was found, by class and by distance; and what was found that did not happen. */
public final class Detections {
  private final Map<String, Row> byClass = new TreeMap<>();
  private final CountTable byNode = new CountTable(Distance.NODE.names());
  private final CountTable byLine = new CountTable(Distance.LINE.names());
  private long events;
  private long falseEvents;
  private long confuserEvents;
  private long takenForExplosion;
  private double days;

  /**
   * Pulses of one class.
   *
   * @param happened how many
   * @param heard by one node or more
   * @param locatable by the least picks of an event or more
   * @param found of the locatable
   */
  public record Row(long happened, long heard, long locatable, long found) {
    Row plus(Row o) {
      return new Row(
          happened + o.happened, heard + o.heard, locatable + o.locatable, found + o.found);
    }
  }

  static Detections of(JudgedExercise given, TruthMatch match) {
    Detections d = new Detections();
    d.days = given.plan().extent().hours() / 24;
    List<Site> nodes =
        given.sites().stream().filter(s -> s.kind() == SensorKind.ACOUSTIC_NODE).toList();
    int[] foundAs = match.foundAs();
    for (int p = 0; p < foundAs.length; p++) {
      Occurrence o = match.pulses().get(p);
      boolean found = foundAs[p] >= 0;
      boolean locatable = match.isLocatable(p);
      String name = match.className(o);
      d.byClass.merge(
          name,
          new Row(1, match.heardBy(p) > 0 ? 1 : 0, locatable ? 1 : 0, locatable && found ? 1 : 0),
          Row::plus);
      d.byNode.add(name, Distance.NODE.name(nearest(o, nodes)), found);
      d.byLine.add(
          name,
          Distance.LINE.name(given.fromLine(o.eastKilometers(), o.northKilometers())),
          found);
    }
    for (int i = 0; i < given.judgement().impulses().size(); i++) {
      d.events++;
      switch (match.madeOf(i)) {
        case FALSE -> d.falseEvents++;
        case CONFUSER -> {
          d.confuserEvents++;
          d.takenForExplosion +=
              Kinds.isExplosion(given.judgement().impulses().get(i).kind()) ? 1 : 0;
        }
        case PULSE, AGAIN -> {}
      }
    }
    return d;
  }

  private static double nearest(Occurrence o, List<Site> nodes) {
    double least = Double.POSITIVE_INFINITY;
    for (Site s : nodes) {
      double e = s.eastKilometers() - o.eastKilometers();
      double n = s.northKilometers() - o.northKilometers();
      least = Math.min(least, e * e + n * n);
    }
    return Math.sqrt(least);
  }

  void add(Detections o) {
    o.byClass.forEach((name, row) -> byClass.merge(name, row, Row::plus));
    byNode.add(o.byNode);
    byLine.add(o.byLine);
    events += o.events;
    falseEvents += o.falseEvents;
    confuserEvents += o.confuserEvents;
    takenForExplosion += o.takenForExplosion;
    days += o.days;
  }

  /** Pulses by class, by name. */
  public Map<String, Row> byClass() {
    return new TreeMap<>(byClass);
  }

  /** All classes together. */
  public Row total() {
    return byClass.values().stream().reduce(new Row(0, 0, 0, 0), Row::plus);
  }

  /** Found of those that happened, by class and kilometres to the nearest node. */
  public CountTable byNodeDistance() {
    return byNode;
  }

  /** Found of those that happened, by class and kilometres to the line. */
  public CountTable byLineDistance() {
    return byLine;
  }

  /** Impulses that the system located. */
  public long events() {
    return events;
  }

  /** Of those, made of noise or mixed of several causes. */
  public long falseEvents() {
    return falseEvents;
  }

  /** Of those, made of a confuser or a forgery. */
  public long confuserEvents() {
    return confuserEvents;
  }

  /** Of the ones made of a confuser, those that the system did not tell from an explosion. */
  public long takenForExplosion() {
    return takenForExplosion;
  }

  /** Days that were played: the denominator of false events. */
  public double days() {
    return days;
  }
}
