// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.trucewatch.app.Progress;
import org.trucewatch.science.coverage.Audibility;
import org.trucewatch.science.coverage.BeltSweep;
import org.trucewatch.science.coverage.CoverageCase;
import org.trucewatch.science.coverage.Hearing;
import org.trucewatch.science.coverage.LogisticRange;
import org.trucewatch.science.coverage.MeanWeather;
import org.trucewatch.science.coverage.Sensor;
import org.trucewatch.science.coverage.SensorKind;
import org.trucewatch.science.coverage.SourceClass;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The belt of 1,200 x 30 km, 95 %: our counts beside those of the shared design, physics 8.2, and why they differ. */
final class ReferenceTable {
  private static final double ASKED = 0.95;
  private static final double UNLIMITED_KM = 1_000;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Physics 8.2, rows by case and columns by 1, 3 and 4 sensors. */
  private static final int[][] DESIGN = {
    {120, 360, 540}, {975, 3_300, 4_450}, {3_450, 10_800, 15_750}
  };

  /** Physics 1.7, half-detection range, km, and steepness, of a 120 mm impact. */
  private static final double[][] FIT = {{26, 1.26}, {6.0, 2.24}, {3.3, 2.59}};

  private static final int[] SENSORS = {1, 3, 4};

  private final List<Row> rows = new ArrayList<>();
  private final List<Range> ranges = new ArrayList<>();

  private ReferenceTable() {}

  /** One comparison. */
  private record Row(String group, String what, double design, BeltSweep.Needed ours) {}

  /** Half-detection ranges of one class by case, ours beside physics 1.7. */
  private record Range(SourceClass source, double[] ours, double[] design) {}

  static ReferenceTable compute(Progress progress) {
    ReferenceTable table = new ReferenceTable();
    progress.step("Ranges of a single node");
    table.ranges();
    for (int c = 0; c < CoverageCase.ALL.size(); c++) {
      progress.step("Belt of 1,200 x 30 km, " + CoverageCase.ALL.get(c).id());
      table.counts(c);
      table.reasons(c);
    }
    progress.step("Arrays and other sources");
    table.others();
    progress.step("Done");
    return table;
  }

  private static Hearing hearing(CoverageCase given, SourceClass source, double reachKm) {
    return new Hearing(given, source, PlanQuestions.WEATHERS, reachKm);
  }

  private void counts(int c) {
    CoverageCase given = CoverageCase.ALL.get(c);
    Hearing heard = hearing(given, SourceClass.MORTAR_120_IMPACT, Hearing.ACOUSTIC_RANGE_KM_MAX);
    for (int k = 0; k < SENSORS.length; k++) {
      add(
          "counts",
          given.id() + ", " + SENSORS[k] + " or more",
          DESIGN[c][k],
          heard,
          given,
          SENSORS[k]);
    }
  }

  private void add(
      String group,
      String what,
      double design,
      Audibility audibility,
      CoverageCase given,
      int sensors) {
    rows.add(new Row(
        group,
        what,
        design,
        BeltSweep.reference(SensorKind.ACOUSTIC_NODE).needed(audibility, given, sensors, ASKED)));
  }

  private void reasons(int c) {
    CoverageCase given = CoverageCase.ALL.get(c);
    SourceClass source = SourceClass.MORTAR_120_IMPACT;
    Hearing cut = hearing(given, source, Hearing.ACOUSTIC_RANGE_KM_MAX);
    Hearing free = hearing(given, source, UNLIMITED_KM);
    double design = DESIGN[c][2];
    String id = given.id() + ", ";
    add("reasons", id + "as planned", design, cut, given, 4);
    add("reasons", id + "no range cut-off", design, free, given, 4);
    add("reasons", id + "own weather for every node", design, new MeanWeather(cut), given, 4);
    add("reasons", id + "own weather, no cut-off", design, new MeanWeather(free), given, 4);
    add(
        "reasons",
        id + "own weather, the design's fitted range",
        design,
        new LogisticRange(FIT[c][0], FIT[c][1], given.listening().upShare(), UNLIMITED_KM),
        given,
        4);
    CoverageCase loud = withoutNodeLoss(given);
    add(
        "reasons",
        id + "node loss of 7.6 dB left out",
        design,
        hearing(loud, source, Hearing.ACOUSTIC_RANGE_KM_MAX),
        loud,
        4);
  }

  private static CoverageCase withoutNodeLoss(CoverageCase c) {
    CoverageCase.Listening l = c.listening();
    return new CoverageCase(
        c.id(),
        new CoverageCase.Listening(
            l.screenDecibels(),
            l.floorPascals(),
            l.thresholdDecibels() - Hearing.NODE_LOSS_DECIBELS,
            l.upShare()),
        c.ground(),
        c.timing(),
        c.stationUpShare(),
        c.seismicNoiseNanometersPerSecond(),
        c.radarDutyShare(),
        c.droneRangeKm(),
        c.lineErrorKm());
  }

  private void others() {
    CoverageCase base = CoverageCase.BASE;
    Hearing impact = hearing(base, SourceClass.MORTAR_120_IMPACT, Hearing.ACOUSTIC_RANGE_KM_MAX);
    BeltSweep arrays = BeltSweep.reference(SensorKind.ACOUSTIC_ARRAY);
    rows.add(new Row(
        "others",
        "base, 4-microphone arrays, 2 or more",
        1_170,
        arrays.needed(impact, base, 4, ASKED)));
    rows.add(new Row(
        "others",
        "base, 4-microphone arrays, 3 or more",
        1_575,
        arrays.needed(impact, base, 6, ASKED)));
    other(SourceClass.MORTAR_82_IMPACT, 6_500);
    other(SourceClass.HOWITZER_122_LAUNCH, 4_900);
    other(SourceClass.HOWITZER_152_LAUNCH, 4_900);
    other(SourceClass.MORTAR_120_LAUNCH, 11_600);
    BeltSweep belt = BeltSweep.reference(SensorKind.ACOUSTIC_NODE);
    double[] at4 = belt.mean(impact, base, 4, SENSORS);
    double[] design = {1.00, 0.92, 0.87};
    for (int k = 0; k < SENSORS.length; k++) {
      share("120 mm impact, " + SENSORS[k] + " or more", design[k], at4[k]);
    }
    share("120 mm launch, 3 or more", 0.52, at4(belt, SourceClass.MORTAR_120_LAUNCH));
    share("152 mm launch, 3 or more", 0.83, at4(belt, SourceClass.HOWITZER_152_LAUNCH));
  }

  private static double at4(BeltSweep belt, SourceClass source) {
    Hearing heard = hearing(CoverageCase.BASE, source, Hearing.ACOUSTIC_RANGE_KM_MAX);
    return belt.mean(heard, CoverageCase.BASE, 4, 3)[0];
  }

  private void share(String what, double design, double ours) {
    rows.add(new Row("at 4 km", what, design, new BeltSweep.Needed(0, 4, ours)));
  }

  private void other(SourceClass source, int design) {
    add(
        "others",
        "base, " + source.label() + ", 3 or more",
        design,
        hearing(CoverageCase.BASE, source, Hearing.ACOUSTIC_RANGE_KM_MAX),
        CoverageCase.BASE,
        3);
  }

  private void ranges() {
    range(SourceClass.MORTAR_82_LAUNCH, 6.9, 2.3, 1.4);
    range(SourceClass.MORTAR_120_LAUNCH, 10.3, 3.1, 1.8);
    range(SourceClass.MORTAR_82_IMPACT, 15.2, 4.1, 2.3);
    range(SourceClass.MORTAR_120_IMPACT, 26, 6.0, 3.3);
    range(SourceClass.HOWITZER_152_LAUNCH, 20, 4.9, 2.7);
    range(SourceClass.HOWITZER_152_IMPACT, 35, 7.3, 3.9);
    range(SourceClass.DRONE_IMPACT, Double.NaN, 11.8, 5.9);
    range(SourceClass.BOMB_250, Double.NaN, 13.5, 6.6);
  }

  private void range(SourceClass source, double... design) {
    double[] ours =
        CoverageCase.ALL.stream().mapToDouble(c -> halfRangeKm(c, source)).toArray();
    ranges.add(new Range(source, ours, design));
  }

  private static double halfRangeKm(CoverageCase given, SourceClass source) {
    MeanWeather mean = new MeanWeather(hearing(given, source, UNLIMITED_KM));
    double[] p = new double[1];
    double low = 0.05;
    double high = 300;
    while (high / low > 1.001) {
      double middle = Math.sqrt(low * high);
      mean.fill(Sensor.allRound("", SensorKind.ACOUSTIC_NODE, middle, 0, ""), 0, 0, p);
      if (p[0] > 0.5 * given.listening().upShare()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  String text() {
    StringBuilder out = new StringBuilder();
    line(
        out,
        "Nodes for 120 mm mortar impacts in a belt of 1,200 x 30 km, mean of 0.95, none within 1 km of the line");
    line(out, "%-58s %9s %9s %9s", "", "design", "ours", "spacing");
    group(out, "counts", "");
    line(out, "%nWhy they differ: 4 or more, one thing changed at a time");
    group(out, "reasons", "");
    line(out, "%nArrays, and other sources, base case");
    group(out, "others", "");
    line(out, "%nMean detection at 4 km spacing (2,700 nodes), base case");
    rows.stream()
        .filter(r -> r.group().equals("at 4 km"))
        .forEach(
            r -> line(out, "%-58s %9.2f %9.3f", r.what(), r.design(), r.ours().mean()));
    line(out, "%nHalf-detection range of one working node, km (design / ours)");
    for (Range r : ranges) {
      line(out, "  %-40s %s", r.source().label(), pairs(r));
    }
    out.append(EXPLANATION);
    return out.toString();
  }

  private static String pairs(Range r) {
    List<String> texts = new ArrayList<>();
    for (int c = 0; c < r.ours().length; c++) {
      texts.add(String.format(
          Locale.ROOT,
          "%s %s / %.1f",
          CoverageCase.ALL.get(c).id(),
          Double.isNaN(r.design()[c]) ? "-" : String.format(Locale.ROOT, "%.1f", r.design()[c]),
          r.ours()[c]));
    }
    return String.join("   ", texts);
  }

  private void group(StringBuilder out, String group, String indent) {
    rows.stream()
        .filter(r -> r.group().equals(group))
        .forEach(r -> line(
            out,
            "%s%-58s %,9.0f %,9d %6.2f km",
            indent,
            r.what(),
            r.design(),
            r.ours().count(),
            r.ours().spacingKm()));
  }

  private static void line(StringBuilder out, String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values)).append('\n');
  }

  private static final String EXPLANATION = """

      What the counts rest on
        Not fitted to the counts: one loss of 7.6 dB is set so that the base case hears half of the 120 mm impacts at 6.0 km, as the
        design's table of ranges has it; every other range and count follows.
        Weather and source strength are shared by all nodes of an event. Were each node to have its own, a third of the nodes would
        seem enough: a day that deafens one node deafens its neighbours.
        Ranges beyond 20 km are cut off: in the optimistic case a node would hear half of the impacts at 25 km, and a network that
        leans on that could not tell whose arrival it holds. The cut-off changes nothing in the other cases.
        Rounding to whole rows across 30 km makes a count jump by 5 to 10 %, in the sparse optimistic belt by half of it.
        The conservative case takes the worse end of every range of the design together (0.1 Pa, 15 dB), which it may not have.
        Detection is at a given time of an unknown state of the air: wind 55 %, calm night 25 %, calm day 20 % of the time.
        False picks, masking by a barrage, jamming and common outages are not in it. Places are flat.
      """;

  String json() {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode list = root.putArray("rows");
    for (Row r : rows) {
      list.addObject()
          .put("group", r.group())
          .put("what", r.what())
          .put("design", r.design())
          .put("ours", r.ours().count())
          .put("spacing_km", r.ours().spacingKm())
          .put("mean", r.ours().mean());
    }
    ArrayNode half = root.putArray("half_range_km");
    for (Range r : ranges) {
      ObjectNode node = half.addObject().put("source", r.source().id());
      for (int c = 0; c < r.ours().length; c++) {
        node.put("ours_" + CoverageCase.ALL.get(c).id(), r.ours()[c]);
        if (!Double.isNaN(r.design()[c])) {
          node.put("design_" + CoverageCase.ALL.get(c).id(), r.design()[c]);
        }
      }
    }
    return root.toPrettyString() + "\n";
  }
}
