// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation.truth;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One object of the simulated world as it really was, for the scorer alone.
 *
 * @param truthId unique in the exercise; begins with {@link #ID_PREFIX}, which no other text of an exercise contains
 * @param kind what it is
 * @param fields name and value in order: texts, numbers, true or false, lists, maps
 */
public record TruthLine(String truthId, Kind kind, Map<String, Object> fields) {
  /** By which a leak of the truth is recognised. */
  public static final String ID_PREFIX = "truth-";

  /** Kinds of object. */
  public enum Kind {
    MUZZLE,
    IMPACT,
    CONFUSER,
    REPORT,
    FAULT,
    SPOOF
  }

  public TruthLine {
    if (!truthId.startsWith(ID_PREFIX)) {
      throw new IllegalArgumentException(
          "truthId is '" + truthId + "', expected to begin with " + ID_PREFIX);
    }
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  /** The object as one line of JSON, without a line feed. */
  public String json() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("truthId", truthId);
    all.put("kind", kind.name());
    all.putAll(fields);
    return JsonText.of(all);
  }
}
