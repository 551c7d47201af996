// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.assessment.condition;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is known, by the fact's name; what is absent is unknown.
 *
 * @param known values
 * @param whyUnknown for some absent facts, why they do not count as known
 */
public record Facts(Map<String, FactValue> known, Map<String, String> whyUnknown) {
  /** Nothing is known. */
  public static final Facts NONE = new Facts(Map.of(), Map.of());

  public Facts {
    known = Collections.unmodifiableMap(new TreeMap<>(known));
    whyUnknown = Collections.unmodifiableMap(new TreeMap<>(whyUnknown));
  }

  public static Facts of(Map<String, FactValue> known) {
    return new Facts(known, Map.of());
  }

  public Optional<FactValue> find(String name) {
    return Optional.ofNullable(known.get(name));
  }

  /** Why the fact is not known. */
  public String whyUnknown(String name) {
    return whyUnknown.getOrDefault(name, name + " is not established");
  }
}
