// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs sets and prints one row each; arguments: folder of sets, parts of names wanted. */
public final class NetworkBench {
  /** Median bound of each shared set, from the sets' README, km. */
  static final Map<String, Double> BOUND = Map.ofEntries(
      Map.entry("s111", 0.3405), Map.entry("s112", 0.3588), Map.entry("s113", 0.356),
      Map.entry("s114", 0.3518), Map.entry("s121", 0.0582), Map.entry("s122", 0.0578),
      Map.entry("s123", 0.0603), Map.entry("s124", 0.0613), Map.entry("s131", 0.0128),
      Map.entry("s132", 0.0125), Map.entry("s133", 0.0126), Map.entry("s141", 0.0136),
      Map.entry("s142", 0.0126), Map.entry("s101", 0.0582), Map.entry("s102", 0.0491),
      Map.entry("s103", 0.051), Map.entry("s104", 0.0511));

  private NetworkBench() {}

  public static void main(String[] args) throws IOException {
    List<Path> folders = new ArrayList<>();
    try (var all = Files.list(Path.of(args[0]))) {
      all.filter(Files::isDirectory).sorted().filter(f -> wanted(f, args)).forEach(folders::add);
    }
    System.out.printf(
        "%-22s %6s %6s %6s %6s %7s %6s %5s %5s %6s %6s %6s%n",
        "set", "F1", "P", "R", "right", "CPU s", "medkm", "ratio", "c50", "c90", "brier", "wind");
    double brierSum = 0;
    int brierCount = 0;
    for (Path folder : folders) {
      SyntheticSet set = new SyntheticSet(folder);
      NetworkAssociator associator = new NetworkAssociator();
      NetworkAssociation result = null;
      double seconds = 0;
      int runs = Integer.getInteger("runs", 1);
      for (int run = 0; run < runs; run++) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        result = associator.associate(set.stations, set.picks, set.medium, set.settings());
        seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e9;
      }
      SyntheticSet.Score s = set.score(result);
      double brier = 0;
      for (int i = 0; i < s.real.size(); i++) {
        double d = s.probabilities.get(i) - (s.real.get(i) ? 1 : 0);
        brier += d * d;
      }
      if (!set.name.contains("iid")) {
        brierSum += brier;
        brierCount += s.real.size();
      }
      if (Boolean.getBoolean("dump")) {
        for (int i = 0; i < s.real.size(); i++) {
          NetworkEvent e = result.events().get(i);
          Map<Integer, Integer> by = new java.util.TreeMap<>();
          e.picks().forEach(k -> by.merge(set.truth[(int) k.pickId()], 1, Integer::sum));
          System.out.printf(Locale.ROOT, "  E S %6.2f n %d R %6.2f matched %d real %b shares %s p %.4f%n", e.logOdds(), e.picks().size(), e.audibleKm(), s.matched[i], s.real.get(i), by, e.probability());
        }
        java.util.Set<Integer> hit = new java.util.HashSet<>();
        for (int m : s.matched) {
          hit.add(m);
        }
        for (int i = 0; i < set.events.size(); i++) {
          if (!hit.contains(i) && set.events.get(i)[5] >= set.picksMin) {
            System.out.printf("  MISSED %d %s%n", i, java.util.Arrays.toString(set.events.get(i)));
          }
        }
      }
      double bound = BOUND.getOrDefault(set.name.substring(set.name.lastIndexOf('s')), Double.NaN);
      double off = Math.hypot(
          result.medium().windEastMetersPerSecond() - set.windEast,
          result.medium().windNorthMetersPerSecond() - set.windNorth);
      System.out.printf(
          Locale.ROOT,
          "%-22s %6.4f %6.4f %6.4f %3d/%3d %6.2f %6.4f %5.2f %5.3f %5.3f %6.4f %5.2f+-%4.2f r=%6.4f p=%5.3f%n",
          set.name, s.f1(), s.precision(), s.recall(), s.right, s.detectable, seconds,
          s.medianError(), s.medianError() / bound, s.within(0.5), s.within(0.9),
          brier / Math.max(1, s.real.size()), off, result.medium().windSdMetersPerSecond(),
          result.medium().relativePathError(), result.medium().detectionProbability());
    }
    System.out.printf(Locale.ROOT, "Brier without iid: %.5f over %d%n", brierSum / Math.max(1, brierCount), brierCount);
  }

  private static boolean wanted(Path folder, String[] args) {
    for (int i = 1; i < args.length; i++) {
      if (folder.getFileName().toString().contains(args[i])) {
        return true;
      }
    }
    return args.length == 1;
  }
}
