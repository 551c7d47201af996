// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.agreement;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.trucewatch.assessment.control.ControlFit;
import org.trucewatch.assessment.control.ControlFit.Outcome;
import org.trucewatch.assessment.control.ControlFit.RegionShare;
import org.trucewatch.assessment.control.ControlShares.Shares;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.ControlMap;
import org.trucewatch.domain.Rejection;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Shares of control by day and region, as text and JSON. */
final class ControlTable {
  private final List<RegionShare> rows;
  private final Outcome outcome;
  private final List<Rejection> rejections;

  ControlTable(
      List<ControlMap> maps,
      List<AdministrativeArea> regions,
      List<Rejection> rejections,
      Consumer<String> progress) {
    this.rejections = List.copyOf(rejections);
    this.outcome = new ControlFit(regions, progress).of(maps);
    this.rows = outcome.shares();
  }

  long flagged() {
    return rows.stream().filter(RegionShare::isFlagged).count();
  }

  String text() {
    var out = new StringBuilder();
    rows.stream().filter(r -> r.isHeld() || r.isFlagged()).forEach(r -> out.append(line(r)));
    outcome.misfits().forEach(m -> out.append(m.message()).append(System.lineSeparator()));
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

  private static String line(RegionShare r) {
    Shares s = r.shares();
    String head = String.format(
        Locale.ROOT,
        "%s  %-8s %-24s %9.0f km2  %s %6.2f %%",
        r.day(),
        r.code(),
        r.name(),
        s.region(),
        r.firstPartyId(),
        100 * s.firstShare());
    String rest = r.secondPartyId()
        .map(m -> String.format(
            Locale.ROOT,
            "  %s %6.2f %%  both claim %.1f km2  neither %.1f km2%s%s",
            m,
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
    root.put("misfitShare", ControlFit.MISFIT_SHARE);
    root.put("flagged", flagged());
    var all = root.putArray("regions");
    for (RegionShare r : rows) {
      ObjectNode one = all.addObject();
      one.put("day", r.day().toString());
      one.put("code", r.code());
      one.put("name", r.name());
      one.put("squareKilometers", r.shares().region());
      one.put("first", r.firstPartyId());
      one.put("firstSquareKilometers", r.shares().first());
      r.secondPartyId().ifPresent(m -> {
        one.put("second", m);
        one.put("secondSquareKilometers", r.shares().second());
        one.put("overlapSquareKilometers", r.shares().overlap());
        one.put("gapSquareKilometers", r.shares().gap());
      });
      one.put("overlap", r.isOverlap());
      one.put("gap", r.isGap());
    }
    var misfits = root.putArray("misfits");
    outcome.misfits().forEach(m -> misfits.add(m.message()));
    var refused = root.putArray("refused");
    rejections.forEach(r -> refused.add(r.message()));
    return root.toPrettyString() + System.lineSeparator();
  }
}
