// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.corroboration;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trucewatch.domain.CloudCover;
import org.trucewatch.domain.ThermalAnomaly;
import org.trucewatch.domain.quantity.TimeSpan;

/** What satellites could have seen: cloud by day, and the overpasses that the pixels themselves show. */
public final class SkyCoverage {
  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("MM-dd HH:mm'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final TreeMap<LocalDate, TreeMap<String, Double>> cloud = new TreeMap<>();

  public SkyCoverage(List<CloudCover> clouds) {
    for (CloudCover c : clouds) {
      cloud
          .computeIfAbsent(c.date(), d -> new TreeMap<>())
          .merge(c.area(), c.fraction(), Math::max);
    }
  }

  /**
   * Least and greatest cloud fraction of the areas told for a day.
   *
   * @param least 0 to 1
   * @param most 0 to 1
   */
  public record CloudRange(double least, double most) {}

  /** The cloud of a day, empty where nothing is told. */
  public Optional<CloudRange> findCloud(LocalDate day) {
    TreeMap<String, Double> areas = cloud.get(day);
    if (areas == null) {
      return Optional.empty();
    }
    double least = 1;
    double most = 0;
    for (double fraction : areas.values()) {
      least = StrictMath.min(least, fraction);
      most = StrictMath.max(most, fraction);
    }
    return Optional.of(new CloudRange(least, most));
  }

  /** One sentence on a day's cloud, each area named; says so where nothing is told. */
  public String cloudSentence(LocalDate day) {
    TreeMap<String, Double> areas = cloud.get(day);
    if (areas == null) {
      return day + ": cloud not known, so what the satellites missed is not known either";
    }
    List<String> parts = new ArrayList<>();
    areas.forEach((area, f) -> parts.add(String.format(Locale.ROOT, "%s %.2f", area, f)));
    return day + ": cloud covered this share of the sky (daily mean): " + String.join(", ", parts)
        + "; the satellites see nothing through it";
  }

  /** One sentence that lists the overpasses inside the window at which any pixel at all was seen. */
  public static String overpassSentence(List<ThermalAnomaly> anomalies, TimeSpan window) {
    var passes = new TreeSet<String>();
    for (ThermalAnomaly a : anomalies) {
      if (window.contains(a.at())) {
        passes.add(MINUTE.format(a.at()) + " " + a.satellite());
      }
    }
    if (passes.isEmpty()) {
      return "No satellite overpass with a pixel lies in the window";
    }
    return passes.size() + " granules with pixels lie in the window: " + String.join(", ", passes)
        + "; what burned only between overpasses was not seen, and an overpass without any pixel is not in the data";
  }
}
