// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.List;
import org.trucewatch.science.association.network.RefusedPicks.NodeNote;

/**
 * Associates picks of any length of time: {@link NetworkAssociator} is for one record with one state of the medium, this is the door
 * for files.
 *
 * <p>How it works. (1) Where no station has a pick for a quarter of an hour, one record ends and another begins ({@link PickRecords}):
 * rates of clutter and of events are a record's own. (2) Sound whose wind is learnt is cut once more where a record is longer than
 * {@link #WHOLE_SECONDS_MAX}: into equal pieces, each with the air of its own time. Pieces overlap by the time that sound needs across
 * the network's hearing, and an event belongs to the piece in which it began. Each piece starts from what the one before has learnt,
 * blurred by the time between ({@link AirDrift}); where the picks contradict that start it is forgotten. (3) Nodes with a wrong clock
 * are judged by all pieces together ({@link NodeClocks}); when one is found, everything is done again without it.
 *
 * <p>A record that fits in one piece gives bit for bit what {@link NetworkAssociator} gives. A pure function, one thread; the picks may
 * come in any order.
 */
public final class RecordAssociator {
  /**
   * Longest record of sound that has one wind, seconds. By {@link AirDrift} the wind strays by 1.1 m/s from its mean in that time,
   * 0.3 % of the speed of sound: below the path error of open country. Cutting shorter costs learning and pays nothing.
   */
  static final double WHOLE_SECONDS_MAX = 4_500;

  /** Length aimed at for the pieces of a longer record, seconds: the wind strays by 0.6 m/s. */
  static final double PIECE_SECONDS = 1_200;

  /**
   * Associates.
   *
   * @param stations the network; {@link PickColumns#station(int)} counts in this list
   * @param picks    rows in any order, of any length of time
   * @param medium   what the waves travel through, as thought of before any pick
   * @param settings what is assumed
   */
  public RecordAssociation associate(
      List<NetworkStation> stations, PickColumns picks, Medium medium, NetworkSettings settings) {
    List<PickColumns> records = PickRecords.split(picks);
    boolean[] setAside = new boolean[stations.size()];
    RecordPass pass = new RecordPass(stations, medium, settings, setAside);
    records.forEach(pass::add);
    List<NodeNote> faults = pass.clocks.faulty(stations);
    if (!faults.isEmpty()) {
      faults.forEach(note -> setAside[note.station()] = true);
      pass = new RecordPass(stations, medium, settings, setAside);
      records.forEach(pass::add);
    }
    return pass.result(faults);
  }
}
