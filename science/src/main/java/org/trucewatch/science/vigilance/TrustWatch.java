// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.vigilance;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.trucewatch.domain.line.GroupTrust;
import org.trucewatch.domain.line.GroupTrust.By;
import org.trucewatch.domain.line.Observation;
import org.trucewatch.domain.line.Sensor;
import org.trucewatch.domain.line.SensorFlag;
import org.trucewatch.domain.line.SensorKind;
import org.trucewatch.science.impulse.LineIndex;
import org.trucewatch.science.impulse.LineRecord;
import org.trucewatch.science.impulse.LocatedPulse;

/**
 * Trust in the acoustic nodes of one host, and of one owner, from physics alone.
 *
 * <p>Beforehand it is Beta(8, 2) (shared design, physics, section 7.4). Each node is one trial, however many reports it made, as the reports of one
 * node are good or bad together: it fails where it is flagged, and passes where it took part in a pulse that other nodes place without it
 * being flagged. A node about which nothing was fired is no trial. The prior is the same for every host and owner.
 */
public final class TrustWatch {
  /** Beta's parameters beforehand. */
  public static final double PASSED_BEFORE = 8;

  public static final double FAILED_BEFORE = 2;

  private static final double TAIL = 0.025;
  private static final int BISECTIONS = 60;

  /** Groups by host, then by owner, each by name; groups without acoustic nodes are left out. */
  public List<GroupTrust> groups(
      List<LocatedPulse> pulses, List<SensorFlag> flags, LineRecord record) {
    LineIndex index = LineIndex.of(record);
    Set<Integer> failed = new HashSet<>();
    flags.forEach(f -> failed.add(f.sensor()));
    Set<Integer> passed = new HashSet<>();
    for (LocatedPulse p : pulses) {
      for (long number : p.picks()) {
        if (index.observation(number) instanceof Observation.Pick pick) {
          passed.add(pick.sensor());
        }
      }
    }
    passed.removeAll(failed);
    List<GroupTrust> all = new ArrayList<>();
    groups(By.HOST, Sensor::hostPartyId, record.sensors(), passed, failed, all);
    groups(By.OWNER, Sensor::owner, record.sensors(), passed, failed, all);
    return all;
  }

  private static void groups(
      By by,
      Function<Sensor, String> shared,
      List<Sensor> sensors,
      Set<Integer> passed,
      Set<Integer> failed,
      List<GroupTrust> all) {
    Map<String, int[]> counts = new TreeMap<>();
    for (int s = 0; s < sensors.size(); s++) {
      if (sensors.get(s).kind() == SensorKind.ACOUSTIC_NODE) {
        int[] c = counts.computeIfAbsent(shared.apply(sensors.get(s)), k -> new int[3]);
        c[0]++;
        c[1] += passed.contains(s) ? 1 : 0;
        c[2] += failed.contains(s) ? 1 : 0;
      }
    }
    counts.forEach((name, c) -> all.add(trust(by, name, c[0], c[1], c[2])));
  }

  /** The posterior of a group. */
  static GroupTrust trust(By by, String name, int sensors, int passed, int failed) {
    int a = (int) PASSED_BEFORE + passed;
    int b = (int) FAILED_BEFORE + failed;
    return new GroupTrust(
        by,
        name,
        sensors,
        passed,
        failed,
        (double) a / (a + b),
        quantile(a, b, TAIL),
        quantile(a, b, 1 - TAIL));
  }

  /** By bisection of Beta's distribution. */
  private static double quantile(int a, int b, double share) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = (low + high) / 2;
      if (below(middle, a, b) < share) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Beta's distribution of whole parameters: the probability of at least a successes in a + b - 1 trials. */
  private static double below(double x, int a, int b) {
    int n = a + b - 1;
    double log = 0;
    double sum = 0;
    for (int k = 0; k <= n; k++) {
      if (k > 0) {
        log += StrictMath.log((n - k + 1.0) / k);
      }
      if (k >= a) {
        sum += StrictMath.exp(log + k * StrictMath.log(x) + (n - k) * StrictMath.log(1 - x));
      }
    }
    return Math.min(1, sum);
  }
}
