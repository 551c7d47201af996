// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.network;

import java.util.List;

/**
 * Result of one association over records and their pieces.
 *
 * @param whole  events, refusals and the medium of all pieces together; the medium is their mean, weighted by the events that taught it
 * @param pieces what was associated at one time, in order of time; records of too few nodes are in no piece
 */
public record RecordAssociation(NetworkAssociation whole, List<Piece> pieces) {
  /** Copies. */
  public RecordAssociation {
    pieces = List.copyOf(pieces);
  }

  /**
   * A record, or a part of a long one, with one state of the medium.
   *
   * @param fromSeconds first origin time that is this piece's own, s after the picks' epoch
   * @param toSeconds   end of its own origin times
   * @param picks       how many lay before it; pieces of one record overlap
   * @param events      that began in it
   * @param medium      what was learnt from them
   */
  public record Piece(
      double fromSeconds, double toSeconds, int picks, int events, MediumState medium) {}
}
