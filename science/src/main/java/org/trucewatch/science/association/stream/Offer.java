// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.association.stream;

/** What became of a pick. Each is counted. */
public enum Offer {
  /** Taken in time. */
  TAKEN,
  /** Taken after windows that it belongs to had closed: they are opened again. */
  TAKEN_LATE,
  /** The same pick was here before: nothing changes. */
  REPEATED,
  /** Later than the horizon: not used. */
  TOO_LATE,
  /** Stamped later than the stream's clock allows: not used. */
  IN_FUTURE,
  /** Its node sends more than the limit of a minute: nothing of that node's minute is used. */
  FLOOD,
  /** The searches lag so far behind that older picks still need the room: not used. The sender should wait. */
  NO_ROOM,
  /** Time or reading error is NaN, infinite or not positive: not used. */
  NOT_A_NUMBER,
  /** No such node: not used. */
  UNKNOWN_NODE
}
