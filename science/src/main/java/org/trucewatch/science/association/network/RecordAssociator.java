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
 * rates of clutter and of events are a record's own. (2) Sound whose wind is learnt is then looked at in stretches of
 * {@link #PIECE_SECONDS}: where the events found show that the wind changed between them ({@link SteadyAir}), the record is cut into
 * these pieces and searched again, each with the air of its own time. Pieces overlap by the time that sound needs across the network's
 * hearing, and an event belongs to the piece in which it began ({@link PieceEvents}). Each piece starts from what the one before has
 * learnt, blurred by the time between ({@link AirDrift}); where the picks contradict that start it is forgotten. (3) Nodes with a wrong
 * clock are judged by all pieces together ({@link NodeClocks}); when one is found, everything is done again without it.
 *
 * <p>A single record whose wind is steady gives bit for bit what {@link NetworkAssociator} gives. A pure function, one thread; the picks may
 * come in any order.
 */
public final class RecordAssociator {
  /**
   * Length aimed at for the pieces of a record whose wind changes, seconds. By {@link AirDrift} the wind strays by 0.6 m/s from its mean
   * in that time, 0.2 % of the speed of sound: well below the path error of open country, 0.5 %.
   */
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
