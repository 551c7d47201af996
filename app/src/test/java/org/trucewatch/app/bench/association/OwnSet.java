// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.bench.association;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.science.association.scoring.TrueEvent;
import org.trucewatch.simulation.picks.DrawnPicks;
import org.trucewatch.simulation.picks.PickRecipe;

/** Writes a drawn set as the shared sets' README lays them out. */
final class OwnSet {
  private OwnSet() {}

  static void write(DrawnPicks set, Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.resolve(set.name()));
    StringBuilder stations = new StringBuilder("station,x_km,y_km\n");
    for (NetworkStation s : set.stations()) {
      stations.append(
          String.format(Locale.ROOT, "%s,%.6f,%.6f%n", s.id(), s.eastKm(), s.northKm()));
    }
    Files.writeString(folder.resolve("stations.csv"), stations);
    int[] owner = new int[set.picks().size()];
    Arrays.fill(owner, -1);
    StringBuilder events =
        new StringBuilder("event_id,time_s,x_km,y_km,audible_radius_km,n_picks\n");
    for (int e = 0; e < set.truth().size(); e++) {
      TrueEvent event = set.truth().get(e);
      for (int pick : event.picks()) {
        owner[pick] = e;
      }
      events.append(String.format(
          Locale.ROOT,
          "%d,%.6f,%.6f,%.6f,0,%d%n",
          e,
          event.timeSeconds(),
          event.xKilometers(),
          event.yKilometers(),
          event.size()));
    }
    Files.writeString(folder.resolve("events.csv"), events);
    StringBuilder picks = new StringBuilder("pick_id,station,time_s,phase,event_id\n");
    for (int i = 0; i < owner.length; i++) {
      picks.append(String.format(
          Locale.ROOT,
          "%d,%s,%.6f,%s,%d%n",
          i,
          set.stations().get(set.picks().station(i)).id(),
          set.picks().timeSeconds(i),
          set.picks().phase(i),
          owner[i]));
    }
    Files.writeString(folder.resolve("picks.csv"), picks);
    PickRecipe.Waves waves = set.recipe().waves();
    Files.writeString(
        folder.resolve("meta.json"),
        String.format(
            Locale.ROOT,
            """
            {"family": "%s", "rate_per_hour": %.1f, "duration_s": %.1f, "min_picks_detectable": %d, "phases": {"P": %.2f},
             "pick_sigma_s": %.3f, "relative_travel_time_sigma": %.4f, "wind_m_s": [%.6f, %.6f]}
            """,
            set.recipe().family(),
            set.recipe().load().eventsPerHour(),
            set.recipe().load().durationSeconds(),
            set.recipe().hearing().picksMin(),
            waves.pKmPerSecond(),
            waves.pickErrorSeconds(),
            waves.relativePathError(),
            set.windEastMetersPerSecond(),
            set.windNorthMetersPerSecond()));
  }
}
