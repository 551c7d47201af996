// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.trucewatch.assessment.control.ControlShares;
import org.trucewatch.assessment.control.ControlShares.Shares;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.Rejection;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shares of control by day and region, as text and JSON. */
final class ControlTable {
  /** Share of a region above which two maps do not fit: below lies what rounding of vertices to metres may open. [A] */
  static final double MISFIT_SHARE = 0.001;

  private final List<Row> rows = new ArrayList<>();
  private final List<Rejection> rejections;

  /**
   * One region on one day.
   *
   * @param second none where only one party's map of the day is given; what the first does not show is then in the gap, and says nothing
   */
  private record Row(
      LocalDate day,
      AdministrativeArea region,
      ControlMap first,
      Optional<ControlMap> second,
      Shares shares) {
    boolean isOverlap() {
      return second.isPresent() && shares.overlap() > MISFIT_SHARE * shares.region();
    }

    boolean isGap() {
      return second.isPresent() && shares.gap() > MISFIT_SHARE * shares.region();
    }

    boolean isFlagged() {
      return isOverlap() || isGap();
    }

    boolean isHeld() {
      return shares.first() + shares.second() + shares.overlap() > 0;
    }
  }

  ControlTable(
      Map<LocalDate, List<ControlMap>> byDay,
      List<AdministrativeArea> regions,
      List<Rejection> rejections,
      Consumer<String> progress) {
    this.rejections = List.copyOf(rejections);
    byDay.forEach((day, maps) -> {
      progress.accept("Measuring " + regions.size() + " regions of " + day);
      day(day, maps, regions);
    });
  }

  /** Every map of a day with every one of another party; alone where no other party has one. */
  private void day(LocalDate day, List<ControlMap> maps, List<AdministrativeArea> regions) {
    for (int i = 0; i < maps.size(); i++) {
      ControlMap first = maps.get(i);
      List<ControlMap> others =
          maps.stream().filter(m -> !m.partyId().equals(first.partyId())).toList();
      List<ControlMap> later =
          maps.subList(i + 1, maps.size()).stream().filter(others::contains).toList();
      for (AdministrativeArea region : regions) {
        later.forEach(m -> rows.add(
            new Row(day, region, first, Optional.of(m), ControlShares.of(region, first, m))));
        if (others.isEmpty()) {
          var none = new ControlMap(day, "", "", 0, List.of());
          rows.add(
              new Row(day, region, first, Optional.empty(), ControlShares.of(region, first, none)));
        }
      }
    }
  }

  long flagged() {
    return rows.stream().filter(Row::isFlagged).count();
  }

  String text() {
    var out = new StringBuilder();
    rows.stream().filter(r -> r.isHeld() || r.isFlagged()).forEach(r -> out.append(line(r)));
    long empty = rows.stream().filter(r -> !r.isHeld() && !r.isFlagged()).count();
    out.append(String.format(
        Locale.ROOT,
        "%n%d regions and days, %d of them flagged, %d without ground that a map shows as held (not listed), %d maps or"
            + " regions refused.%n",
        rows.size(),
        flagged(),
        empty,
        rejections.size()));
    return out.toString();
  }

  private static String line(Row r) {
    Shares s = r.shares();
    String head = String.format(
        Locale.ROOT,
        "%s  %-8s %-24s %9.0f km2  %s %6.2f %%",
        r.day(),
        r.region().code(),
        r.region().name(),
        s.region(),
        r.first().partyId(),
        100 * s.firstShare());
    String rest = r.second()
        .map(m -> String.format(
            Locale.ROOT,
            "  %s %6.2f %%  both claim %.1f km2  neither %.1f km2%s%s",
            m.partyId(),
            100 * s.secondShare(),
            s.overlap(),
            s.gap(),
            r.isOverlap() ? "  OVERLAP" : "",
            r.isGap() ? "  GAP" : ""))
        .orElse("  no map of another party");
    return head + rest + System.lineSeparator();
  }

  String json() {
    ObjectNode root = JsonMapper.builder().build().createObjectNode();
    root.put("misfitShare", MISFIT_SHARE);
    root.put("flagged", flagged());
    var all = root.putArray("regions");
    for (Row r : rows) {
      ObjectNode one = all.addObject();
      one.put("day", r.day().toString());
      one.put("code", r.region().code());
      one.put("name", r.region().name());
      one.put("squareKilometers", r.shares().region());
      one.put("first", r.first().partyId());
      one.put("firstSquareKilometers", r.shares().first());
      r.second().ifPresent(m -> {
        one.put("second", m.partyId());
        one.put("secondSquareKilometers", r.shares().second());
        one.put("overlapSquareKilometers", r.shares().overlap());
        one.put("gapSquareKilometers", r.shares().gap());
      });
      one.put("overlap", r.isOverlap());
      one.put("gap", r.isGap());
    }
    var refused = root.putArray("refused");
    rejections.forEach(r -> refused.add(r.message()));
    return root.toPrettyString() + System.lineSeparator();
  }
}
