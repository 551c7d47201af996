// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.stream;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.trucewatch.pipeline.stream.StreamRunner.Pick;
import org.trucewatch.science.association.network.NetworkStation;

/**
 * A line of nodes and the picks they send, drawn from a seed, second by second, so that an hour needs no more memory than a minute.
 *
 * <p>Nodes about 4 km apart on a strip 1,200 km by 187 km at 14,000 nodes (the strip's shape is kept at other numbers). Events uniform in
 * place and time, heard within 6 to 14 km; each node in range misses one in five. Arrival: distance over 0.34 km/s and the wind along
 * the path, 0.5 % path error, 0.02 s pick error. The wind, about 5 m/s, turns along the strip and with the hours. 45 % of all picks are
 * false. Each pick arrives after a log-normal delay, median 0.3 s, one in a hundred later than 4.9 s, one in 200,000 later than 60 s.
 */
final class GeneratedStream {
  static final double SPEED_KM_PER_SECOND = 0.34;
  static final double PATH_ERROR = 0.005;
  static final double PICK_ERROR_SECONDS = 0.02;
  static final double AUDIBLE_KM_MAX = 14;

  /** Events with fewer picks do not count for or against. */
  static final int DETECTABLE_PICKS = 6;

  private static final double SPACING_KM = 4;
  private static final double AUDIBLE_KM_MIN = 6;
  private static final double MISSED = 0.2;
  private static final double FALSE_SHARE = 0.45;
  private static final double DELAY_MEDIAN_SECONDS = 0.3;
  private static final double DELAY_LOG_SD = 1.2;
  private static final double ASPECT = 187.0 / 1200;

  /** Picks of one event at most; a pick's id is its event's number times this and a count. */
  private static final int EVENT_PICKS_MAX = 128;

  private static final long FALSE_IDS = 1L << 50;

  /** A pick and when it arrives. */
  record Arriving(Pick pick, double arrivalSeconds) {}

  final List<NetworkStation> nodes = new ArrayList<>();
  final Truth truth = new Truth();
  private final SplittableRandom random;
  private final int columns;
  private final int rows;
  private final double eventsPerSecond;
  private final double falsePerSecond;
  private final PriorityQueue<Arriving> onTheWay =
      new PriorityQueue<>(Comparator.comparingDouble(Arriving::arrivalSeconds)
          .thenComparingLong(a -> a.pick().id()));
  private double made;
  private long falsePicks;

  GeneratedStream(int count, double picksPerSecond, long seed) {
    random = new SplittableRandom(seed);
    rows = Math.max(3, (int) Math.round(Math.sqrt(count * ASPECT)));
    columns = (count + rows - 1) / rows;
    for (int i = 0; i < count; i++) {
      nodes.add(new NetworkStation(
          "N" + i,
          "",
          SPACING_KM * (i / rows + 0.5 + 0.35 * (2 * random.nextDouble() - 1)),
          SPACING_KM * (i % rows + 0.5 + 0.35 * (2 * random.nextDouble() - 1)),
          0));
    }
    int heard = 0;
    for (int i = 0; i < 2_000; i++) {
      heard += event(0, false);
    }
    eventsPerSecond = picksPerSecond * (1 - FALSE_SHARE) / (heard / 2_000.0);
    falsePerSecond = picksPerSecond * FALSE_SHARE;
  }

  /** Where the air moves to at a place and time, km/s. */
  static double[] wind(double eastKm, double seconds) {
    return new double[] {
      0.004 + 0.002 * Math.sin(eastKm / 150 + seconds / 3_000),
      -0.003 + 0.002 * Math.cos(eastKm / 120 - seconds / 4_000)
    };
  }

  /** Picks that arrive up to a time, in order of arrival. */
  List<Arriving> until(double seconds) {
    // What happens later does not arrive earlier, but for the pick error.
    while (made < seconds) {
      double step = Math.min(1, seconds - made);
      for (int n = poisson(eventsPerSecond * step); n > 0; n--) {
        event(made + step * random.nextDouble(), true);
      }
      for (int n = poisson(falsePerSecond * step); n > 0; n--) {
        send(
            FALSE_IDS + falsePicks++,
            random.nextInt(nodes.size()),
            made + step * random.nextDouble());
      }
      made += step;
    }
    return rest(seconds);
  }

  /** Of the picks that are on the way, those that arrive up to a time. */
  List<Arriving> rest(double seconds) {
    List<Arriving> arrived = new ArrayList<>();
    while (!onTheWay.isEmpty() && onTheWay.element().arrivalSeconds() <= seconds) {
      arrived.add(onTheWay.remove());
    }
    return arrived;
  }

  /** Number of the event a pick is of; -1 for a false pick. */
  static int eventOf(long pickId) {
    return pickId >= FALSE_IDS ? -1 : (int) (pickId / EVENT_PICKS_MAX);
  }

  private int poisson(double mean) {
    int whole = (int) mean;
    double rest = mean - whole;
    // Enough for a load: a whole number and a chance of one more, spread by the normal of the same
    // variance.
    double drawn = whole + (random.nextDouble() < rest ? 1 : 0) + Math.sqrt(mean) * gaussian();
    return (int) Math.max(0, Math.round(drawn));
  }

  private double gaussian() {
    return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
        * Math.cos(2 * Math.PI * random.nextDouble());
  }

  private int event(double time, boolean isReal) {
    double x = SPACING_KM * columns * random.nextDouble();
    double y = SPACING_KM * rows * random.nextDouble();
    double range = AUDIBLE_KM_MIN + (AUDIBLE_KM_MAX - AUDIBLE_KM_MIN) * random.nextDouble();
    double[] wind = wind(x, time);
    int heard = 0;
    long number = truth.size();
    int column = (int) (x / SPACING_KM);
    int row = (int) (y / SPACING_KM);
    int reach = (int) (range / SPACING_KM) + 2;
    for (int c = Math.max(0, column - reach); c <= Math.min(columns - 1, column + reach); c++) {
      for (int r = Math.max(0, row - reach); r <= Math.min(rows - 1, row + reach); r++) {
        int node = c * rows + r;
        if (node < nodes.size()) {
          double dx = nodes.get(node).eastKm() - x;
          double dy = nodes.get(node).northKm() - y;
          double d = Math.sqrt(dx * dx + dy * dy);
          if (d < range && random.nextDouble() >= MISSED && heard < EVENT_PICKS_MAX - 1) {
            if (isReal) {
              double travel = d / (SPEED_KM_PER_SECOND + (wind[0] * dx + wind[1] * dy) / d);
              double error = PATH_ERROR * travel * gaussian() + PICK_ERROR_SECONDS * gaussian();
              send(number * EVENT_PICKS_MAX + heard, node, time + travel + error);
            }
            heard++;
          }
        }
      }
    }
    if (isReal) {
      truth.add(time, heard);
    }
    return heard;
  }

  private void send(long id, int node, double time) {
    double delay = DELAY_MEDIAN_SECONDS * Math.exp(DELAY_LOG_SD * gaussian());
    onTheWay.add(new Arriving(new Pick(id, node, time, PICK_ERROR_SECONDS), time + delay));
  }
}
