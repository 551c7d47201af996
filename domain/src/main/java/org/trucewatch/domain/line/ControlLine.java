// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.domain.line;

import java.util.List;

/**
 * The line of contact as somebody published it: ground to the left of the vertices in their order is held by one party, ground to the
 * right by the other.
 *
 * @param vertices two or more, from one end to the other
 * @param leftPartyId who holds the left
 * @param rightPartyId who holds the right
 * @param sdKilometers how far, as one standard deviation, a vertex may be off across the line
 * @param correlationKilometers along the line, over which such errors belong together
 * @param fromSeconds from when it holds
 */
public record ControlLine(
    List<Vertex> vertices,
    String leftPartyId,
    String rightPartyId,
    double sdKilometers,
    double correlationKilometers,
    double fromSeconds) {
  /** One point of it. */
  public record Vertex(double eastKilometers, double northKilometers) {}

  public ControlLine {
    vertices = List.copyOf(vertices);
    if (vertices.size() < 2) {
      throw new IllegalArgumentException(
          "line has " + vertices.size() + " vertices, expected at least 2");
    }
    if (!(sdKilometers >= 0 && correlationKilometers > 0)) {
      throw new IllegalArgumentException("line has sd " + sdKilometers + " km and correlation "
          + correlationKilometers + " km, expected sd from 0 and correlation above 0");
    }
  }

  /** The same ground with the parties exchanged. */
  public ControlLine exchanged() {
    return new ControlLine(
        vertices, rightPartyId, leftPartyId, sdKilometers, correlationKilometers, fromSeconds);
  }
}
