// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.score;

import java.util.List;

/** Distances in classes, with the names that reports give them. */
enum Distance {
  /** To the nearest node, km. */
  NODE(1, 2, 5, 10, 20),
  /** To the line of contact, km: those of the issue. */
  LINE(0.5, 1, 2, 5);

  private final double[] edges;

  Distance(double... edges) {
    this.edges = edges;
  }

  String name(double kilometers) {
    int at = 0;
    while (at < edges.length && kilometers >= edges[at]) {
      at++;
    }
    return label(at);
  }

  private String label(int at) {
    String from = at == 0 ? "0" : shown(edges[at - 1]);
    return at == edges.length ? from + "+" : from + "-" + shown(edges[at]);
  }

  private static String shown(double edge) {
    return edge == Math.rint(edge) ? Long.toString((long) edge) : Double.toString(edge);
  }

  List<String> names() {
    return java.util.stream.IntStream.rangeClosed(0, edges.length)
        .mapToObj(this::label)
        .toList();
  }
}
