// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.trucewatch.adapters.YamlNode;
import org.trucewatch.adapters.YamlNode.Mapping;
import org.trucewatch.adapters.YamlNode.Scalar;
import org.trucewatch.adapters.YamlNode.Sequence;

/** Every leaf and every key of a file, wrong in turn and in every way that fits it. */
final class Mutants {
  static final String WRONG = "WR0NG!";

  private final Visit visit;

  /** What is done with one mutant. */
  interface Visit {
    /**
     * @param path of keys, without numbers of items
     * @param place the same with them
     */
    void mutant(String path, String place, String mutation, YamlNode root);
  }

  private Mutants(Visit visit) {
    this.visit = visit;
  }

  static void of(YamlNode root, Visit visit) {
    new Mutants(visit).walk(root, "", "", n -> n);
  }

  private void walk(YamlNode node, String path, String place, UnaryOperator<YamlNode> rebuild) {
    switch (node) {
      case Scalar s -> scalar(s, path, place, rebuild);
      case Sequence q -> {
        for (int i = 0; i < q.items().size(); i++) {
          int at = i;
          walk(q.items().get(i), path + "[]", place + "[" + i + "]", part -> {
            List<YamlNode> items = new ArrayList<>(q.items());
            items.set(at, part);
            return rebuild.apply(new Sequence(q.line(), items));
          });
        }
      }
      case Mapping m ->
        m.entries().forEach((k, v) -> {
          visit.mutant(path + "." + k, place + "." + k, "key", rebuild.apply(renamed(m, k)));
          walk(v, path + "." + k, place + "." + k, part -> {
            Map<String, YamlNode> entries = new LinkedHashMap<>(m.entries());
            entries.put(k, part);
            return rebuild.apply(new Mapping(m.line(), entries, m.keyLines()));
          });
        });
    }
  }

  private void scalar(Scalar s, String path, String place, UnaryOperator<YamlNode> rebuild) {
    Map<String, YamlNode> wrong = new LinkedHashMap<>();
    wrong.put("word", new Scalar(s.line(), WRONG));
    wrong.put("empty", new Scalar(s.line(), ""));
    wrong.put(
        "type",
        new Mapping(s.line(), Map.of("x", new Scalar(s.line(), "y")), Map.of("x", s.line())));
    if (s.text().matches("[0-9]*\\.?[0-9]+")) {
      wrong.put("negative", new Scalar(s.line(), "-1" + s.text()));
      wrong.put("huge", new Scalar(s.line(), "1e12"));
    }
    if (s.text().matches("\\d{4}-\\d\\d-\\d\\dT.*")) {
      wrong.put("date", new Scalar(s.line(), s.text().substring(0, 5) + "02-30T00:00"));
      wrong.put("century", new Scalar(s.line(), "9999" + s.text().substring(4)));
    }
    wrong.forEach((mutation, node) -> visit.mutant(path, place, mutation, rebuild.apply(node)));
  }

  private static Mapping renamed(Mapping m, String k) {
    Map<String, YamlNode> renamed = new LinkedHashMap<>();
    Map<String, Integer> lines = new LinkedHashMap<>();
    m.entries().forEach((key, value) -> {
      String as = key.equals(k) ? k + "q" : key;
      renamed.put(as, value);
      lines.put(as, m.keyLines().getOrDefault(key, 0));
    });
    return new Mapping(m.line(), renamed, lines);
  }
}
