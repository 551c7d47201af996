// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.science.association.network.EventPick;
import org.trucewatch.science.association.network.MediumState;
import org.trucewatch.science.association.network.NetworkEvent;
import org.trucewatch.science.association.network.NetworkStation;
import org.trucewatch.science.association.network.WindowAssociator;
import org.trucewatch.science.association.stream.EventVersion.State;

/**
 * Associates a stream of picks that come in any order.
 *
 * <p>How it works. The plane is cut into fixed tiles ({@link Tiling}), origin time into fixed windows. As soon as all picks of a window
 * are in, every tile searches it with the picks of its own and of all nodes within audible range, those left out that an earlier window's
 * events hold; what the tiles find is settled by one rule ({@link WindowRule}) and published as final. What a window teaches of wind and
 * detection is the next one's weather ({@link WeatherRule}). So the final events are defined window by window as a function of the set
 * of picks, the settings and the weather, and neither order of arrival nor the number of workers is in it. Meanwhile provisional events
 * are found and revised with each {@link #advance} ({@link LiveTiles}); when their window closes each becomes final or is withdrawn.
 *
 * <p>A pick that comes after its windows have closed opens those windows again, only in the tiles that can hear its node; they are
 * searched with the weather of their first closing. Where the settled events differ, new versions are published, and the later windows
 * that lose or gain picks by that are opened too. When nothing is open any more, the final events are again those of the set.
 *
 * <p>No clock, no thread: the caller offers picks and says what time it is, and runs the jobs of {@link #next} where it likes. All
 * methods but the jobs' are for one thread; {@link #offer} and {@link #advance} may be called while jobs run.
 */
public final class NetworkStream {
  /** A pick may be stamped so much later than the stream's clock: clocks of nodes differ. */
  static final double FUTURE_SECONDS_MAX = 5;

  /** A node without a pick for so long is taken to be off, and its silence says nothing. */
  static final double NODE_SECONDS = 600;

  /** Searches may lag so far behind the clock before picks are refused for want of room. */
  static final double BACKLOG_SECONDS = 600;

  /** Refusals that are told by name; all are counted. */
  static final int NOTES_MAX = 100;

  private final StreamSettings settings;
  private final Weather weather;
  private final int nodes;
  private final Tiling tiling;
  private final PickStore store;
  private final LiveTiles live;
  private final WeatherRule rule;
  private final WindowRule settling;
  private final WindowAssociator[] associators;
  private final TreeMap<Integer, Window> windows = new TreeMap<>();
  private final EnumMap<Offer, Long> offers = new EnumMap<>(Offer.class);
  private final EnumMap<State, Long> published = new EnumMap<>(State.class);
  private final TreeMap<String, String> notes = new TreeMap<>();
  private double now;
  private int nextWindow;
  private MediumState[] nextWeather;
  private boolean isRoundOut;
  private int picksMax;
  private int standingMax;
  private long reopened;

  /**
   * Begins.
   *
   * @param nodes        the network
   * @param startSeconds the stream's clock at the start; picks from before are too late
   */
  public NetworkStream(
      List<NetworkStation> nodes, StreamSettings settings, Weather weather, double startSeconds) {
    this.settings = settings;
    this.weather = weather;
    this.nodes = nodes.size();
    tiling = new Tiling(nodes, settings.search().audibleKmMax(), settings.tileRanges());
    double kept = settings.horizonSeconds()
        + NODE_SECONDS
        + settings.windowSeconds()
        + settings.lookaheadSeconds()
        + settings.travelSecondsMax()
        + BACKLOG_SECONDS;
    store = new PickStore(nodes.size(), kept);
    live = new LiveTiles(tiling.tiles, settings, store);
    rule = new WeatherRule(
        tiling.tiles,
        WindowAssociator.firstWeather(settings.medium(), settings.search()),
        settings.windowSeconds());
    settling = new WindowRule(tiling.tiles, settings);
    associators = new WindowAssociator[tiling.tiles.size()];
    nextWeather = new MediumState[associators.length];
    for (Tile tile : tiling.tiles) {
      associators[tile.index()] =
          new WindowAssociator(tile.stations(), settings.medium(), settings.search());
      nextWeather[tile.index()] = rule.first();
    }
    now = startSeconds;
    nextWindow = (int) Math.floor(startSeconds / settings.windowSeconds());
  }

  /** Tiles of the network. */
  public int tiles() {
    return tiling.tiles.size();
  }

  /**
   * Takes a pick.
   *
   * @param node         index in the network's list
   * @param timeSeconds  arrival, seconds after the stream's epoch
   * @param sigmaSeconds one standard deviation of its reading
   */
  public Offer offer(long id, int node, double timeSeconds, double sigmaSeconds) {
    Offer offer = take(id, node, timeSeconds, sigmaSeconds);
    offers.merge(offer, 1L, Long::sum);
    if (offer != Offer.TAKEN && offer != Offer.TAKEN_LATE && offer != Offer.REPEATED) {
      note(offer, id, node, timeSeconds, sigmaSeconds);
    }
    return offer;
  }

  private void note(Offer offer, long id, int node, double timeSeconds, double sigmaSeconds) {
    if (notes.size() < NOTES_MAX) {
      notes.putIfAbsent(
          offer + " " + node,
          "pick " + id + " of node " + node + " at " + timeSeconds + " s +- " + sigmaSeconds
              + " s: "
              + offer + "; the clock is " + now + " s, expected a time from "
              + (now - settings.horizonSeconds()) + " to " + (now + FUTURE_SECONDS_MAX)
              + " s and at most " + PickStore.MINUTE_PICKS_MAX
              + " picks a minute. It was not used; further ones of this node are only counted.");
    }
  }

  private Offer take(long id, int node, double time, double sigma) {
    if (!(Math.abs(time) < 1e12 && sigma > 0 && sigma < 1e6)) {
      return Offer.NOT_A_NUMBER;
    }
    if (node < 0 || node >= nodes) {
      return Offer.UNKNOWN_NODE;
    }
    if (time > now + FUTURE_SECONDS_MAX) {
      return Offer.IN_FUTURE;
    }
    if (time < now - settings.horizonSeconds()) {
      return Offer.TOO_LATE;
    }
    boolean wasFlooded = store.isFlooded(node, time);
    Offer offer = store.add(node, id, time, sigma);
    picksMax = Math.max(picksMax, store.size());
    if (offer == Offer.FLOOD && !wasFlooded) {
      double bin = Math.floor(time / PickStore.BIN_SECONDS) * PickStore.BIN_SECONDS;
      reopen(node, bin, bin + PickStore.BIN_SECONDS, true);
    }
    boolean isLate = offer == Offer.TAKEN && reopen(node, time, Math.nextUp(time), false);
    return isLate ? Offer.TAKEN_LATE : offer;
  }

  /** Opens the windows again that picks of a node and span belong to; whether there was one. */
  private boolean reopen(int node, double from, double to, boolean isNodeInDoubt) {
    boolean any = false;
    for (Window window : windows.values()) {
      double end = settings.to(window.index);
      boolean isHeard = to > settings.from(window.index) && from < end;
      // Its only pick in the time that says whether it is up.
      boolean isUp = to > end - NODE_SECONDS
          && from < end
          && (isNodeInDoubt || store.upToTwo(node, end - NODE_SECONDS, end) < 2);
      if (isHeard || isUp) {
        any = true;
        for (int tile : tiling.ofNode[node]) {
          window.open.add(tile);
        }
      }
    }
    return any;
  }

  /**
   * Sets the clock, and publishes what the picks offered since make of the provisional events.
   *
   * @param nowSeconds not before the clock
   */
  public List<EventVersion> advance(double nowSeconds) {
    // Negated so that NaN fails too.
    if (!(nowSeconds >= now)) {
      throw new IllegalArgumentException(
          "nowSeconds is " + nowSeconds + ", expected at least the clock's " + now
              + ": a stream's clock does not go back; start another stream for a replay");
    }
    now = nowSeconds;
    List<EventVersion> versions = new ArrayList<>();
    live.step(now, versions);
    standingMax = Math.max(standingMax, live.size());
    forget();
    return counted(versions);
  }

  private void forget() {
    double oldest = now - settings.horizonSeconds();
    while (!windows.isEmpty()
        && windows.firstEntry().getValue().isSettled
        && windows.firstEntry().getValue().open.isEmpty()
        && settings.to(windows.firstKey()) < oldest) {
      windows.pollFirstEntry();
    }
    int first = windows.isEmpty() ? nextWindow : windows.firstKey();
    store.forget(
        Math.min(oldest, Math.min(settings.from(first), settings.to(first) - NODE_SECONDS)));
  }

  private List<EventVersion> counted(List<EventVersion> versions) {
    versions.forEach(v -> published.merge(v.state(), 1L, Long::sum));
    return versions;
  }

  /** The next searches to do: a window all of whose picks in time are in, or one that late picks opened; empty while one is out. */
  public Optional<Round> next() {
    if (isRoundOut) {
      return Optional.empty();
    }
    if (now - settings.latenessSeconds() >= settings.to(nextWindow)) {
      MediumState[] used = new MediumState[associators.length];
      for (int tile = 0; tile < used.length; tile++) {
        used[tile] = weather.at(nextWindow, tile, nextWeather[tile]);
      }
      Window window = new Window(nextWindow, used);
      windows.put(nextWindow++, window);
      return Optional.of(round(window, tiling.tiles));
    }
    for (Window window : windows.values()) {
      if (!window.open.isEmpty()) {
        List<Tile> open = window.open.stream().map(tiling.tiles::get).toList();
        window.open.clear();
        reopened += open.size();
        return Optional.of(round(window, open));
      }
    }
    return Optional.empty();
  }

  private Round round(Window window, List<Tile> tiles) {
    isRoundOut = true;
    double from = settings.from(window.index);
    double to = settings.to(window.index);
    List<TileJob> jobs = new ArrayList<>();
    for (Tile tile : tiles) {
      boolean[] up = new boolean[tile.nodes().length];
      for (int i = 0; i < up.length; i++) {
        up[i] = store.upToTwo(tile.nodes()[i], to - NODE_SECONDS, to) > 0;
      }
      jobs.add(new TileJob(
          tile.index(),
          associators[tile.index()],
          store.window(tile.nodes(), from, to, window.index),
          up,
          window.weather[tile.index()]));
    }
    return new Round(window.index, jobs);
  }

  /** Settles a round whose jobs have all been run, and publishes what it changes. */
  public List<EventVersion> finish(Round round) {
    Window window = windows.get(round.window());
    if (!isRoundOut || window == null) {
      throw new IllegalStateException("window " + round.window() + " is not being searched");
    }
    isRoundOut = false;
    for (TileJob job : round.jobs()) {
      Tile tile = tiling.tiles.get(job.tile());
      window.setEvents(
          job.tile(),
          job.outcome().events().stream().map(e -> WindowRule.global(e, tile)).toList());
    }
    List<NetworkEvent> events = settling.settle(window);
    List<EventVersion> versions = new ArrayList<>();
    List<Window.Final> before = window.finals;
    if (window.isSettled) {
      window.finals = new LateVersions(before).publish(events, versions);
    } else {
      learn(window, round);
      double end = (window.index + 1) * settings.windowSeconds();
      window.finals = live.close(events, end, versions);
      window.isSettled = true;
    }
    take(window, before);
    return counted(versions);
  }

  private void learn(Window window, Round round) {
    MediumState[] taught = window.weather.clone();
    for (TileJob job : round.jobs()) {
      taught[job.tile()] = job.outcome().weather();
      live.learn(job.tile(), job.outcome());
    }
    for (int tile = 0; tile < taught.length; tile++) {
      nextWeather[tile] = rule.next(tile, taught);
    }
  }

  /** Marks the picks of a window's events, and opens the later windows whose picks change by that. */
  private void take(Window window, List<Window.Final> before) {
    Map<Long, Integer> nodeOf = new HashMap<>();
    Map<Long, Integer> change = new HashMap<>();
    for (Window.Final f : before) {
      for (EventPick pick : f.event().picks()) {
        nodeOf.put(pick.pickId(), pick.station());
        change.merge(pick.pickId(), -1, Integer::sum);
      }
    }
    for (Window.Final f : window.finals) {
      for (EventPick pick : f.event().picks()) {
        nodeOf.put(pick.pickId(), pick.station());
        change.merge(pick.pickId(), 1, Integer::sum);
      }
    }
    for (long id : change.keySet().stream().mapToLong(Long::longValue).sorted().toArray()) {
      int by = change.getOrDefault(id, 0);
      if (by != 0) {
        int node = nodeOf.getOrDefault(id, 0);
        double time = store.take(
            node,
            id,
            settings.from(window.index),
            settings.to(window.index),
            by > 0 ? window.index : PickStore.FREE);
        openAfter(window, node, time);
      }
    }
  }

  private void openAfter(Window window, int node, double time) {
    for (Window later : windows.tailMap(window.index, false).values()) {
      if (time >= settings.from(later.index) && time < settings.to(later.index)) {
        for (int tile : tiling.ofNode[node]) {
          later.open.add(tile);
        }
      }
    }
  }

  /** Does all that is due now; the versions in order. */
  public List<EventVersion> drain(Sectors sectors) {
    List<EventVersion> versions = new ArrayList<>();
    for (Optional<Round> round = next(); round.isPresent(); round = next()) {
      sectors.run(round.get().jobs());
      versions.addAll(finish(round.get()));
    }
    return versions;
  }

  /** The final events that stand, of the windows still kept, in order of window and time. */
  public List<NetworkEvent> finals() {
    return windows.values().stream()
        .flatMap(w -> w.finals.stream().map(Window.Final::event))
        .toList();
  }

  /** What was taken and refused, and how full it is. */
  public StreamCounts counts() {
    return new StreamCounts(
        offers,
        published,
        store.size(),
        picksMax,
        live.size(),
        standingMax,
        live.refusedAtLimit,
        windows.size(),
        reopened,
        windows.values().stream().mapToInt(w -> w.open.size()).sum(),
        Arrays.asList(notes.values().toArray(new String[0])));
  }
}
