// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.health;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * One part of the running system, as it stood at one moment.
 *
 * @param name what it is, as in {@code log observations}
 * @param reason why it stands so; empty only for a component that is working
 * @param since when this standing began, by the server's clock; a new reason for the same standing does not move it
 * @param counts what it has done so far, by name in alphabetical order
 */
public record Component(
    String name, Standing standing, String reason, Instant since, Map<String, Long> counts) {
  public Component {
    if (name.isBlank()) {
      throw new IllegalArgumentException("name is blank, expected the component's name");
    }
    if (standing != Standing.WORKING && reason.isBlank()) {
      throw new IllegalArgumentException(
          name + " is " + standing + " without a reason; say why, and what to do");
    }
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
  }
}
