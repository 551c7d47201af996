// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.adapters.YamlNode;
import org.trucewatch.adapters.YamlNode.Mapping;
import org.trucewatch.adapters.YamlNode.Scalar;
import org.trucewatch.adapters.YamlNode.Sequence;
import org.trucewatch.assessment.agreement.Linter;
import org.trucewatch.assessment.agreement.Preamble;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.domain.Rejection;

/** Every leaf and every key of the shipped terms, wrong in turn. */
class TermsMutationTest {
  private static final String WRONG = "WR0NG!";

  /**
   * Leaves whose every value is a possible one: words for people, and names that nothing else refers to. They are the
   * equivalent mutants.
   */
  private static final Set<String> EQUIVALENT = Set.of(
      "title",
      "text",
      "meaning",
      "needs",
      "name",
      "source",
      "geometry",
      "reservations",
      "unit",
      "id",
      "words");

  @ParameterizedTest
  @MethodSource("org.trucewatch.adapters.agreementfolder.ShippedFolders#names")
  void everyWrongLeafIsRefusedOrFoundOrIsListedAsEquivalent(String name) {
    Map<String, byte[]> files = ShippedFolders.files(name);
    Preamble preamble = ShippedFolders.terms(files).preamble();
    List<String> articles = TermsFolder.articles(files);
    YamlNode root =
        YamlNode.parse(PlainText.of(files.getOrDefault(TermsFolder.TERMS, new byte[0])));
    Map<String, Integer> equivalent = new TreeMap<>();
    int[] mutants = {0};
    walk(root, "", n -> n, (key, mutant) -> {
      mutants[0]++;
      if (!found(preamble, articles, mutant)) {
        equivalent.merge(key, 1, Integer::sum);
      }
    });
    System.out.println(name + ": " + mutants[0] + " wrong leaves, equivalent by key " + equivalent);
    assertThat(EQUIVALENT).containsAll(new TreeSet<>(equivalent.keySet()));
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.adapters.agreementfolder.ShippedFolders#names")
  void everyMisspeltKeyIsRefusedWithTheNearestKnownOne(String name) {
    Map<String, byte[]> files = ShippedFolders.files(name);
    Preamble preamble = ShippedFolders.terms(files).preamble();
    YamlNode root =
        YamlNode.parse(PlainText.of(files.getOrDefault(TermsFolder.TERMS, new byte[0])));
    renames(root, n -> n, (key, mutant) -> {
      List<Rejection> rejections = new ArrayList<>();
      try {
        TermsFolder.terms(preamble, mutant, List.of(), rejections);
      } catch (Unreadable e) {
        rejections.add(e.at("terms.yaml"));
      }
      assertThat(rejections).as(key).isNotEmpty();
      assertThat(rejections.getFirst().message())
          .startsWith("terms.yaml: line ")
          .contains(key);
    });
  }

  private static boolean found(Preamble preamble, List<String> articles, YamlNode mutant) {
    List<Rejection> rejections = new ArrayList<>();
    try {
      Terms terms = TermsFolder.terms(preamble, mutant, articles, rejections);
      return !rejections.isEmpty() || !Linter.lint(terms).isEmpty();
    } catch (Unreadable e) {
      return true;
    }
  }

  /** What is done with one mutant. */
  interface Visit {
    void mutant(String key, YamlNode root);
  }

  /** Puts a part back into what holds it. */
  interface Rebuild {
    YamlNode around(YamlNode part);
  }

  private static void walk(YamlNode node, String key, Rebuild rebuild, Visit visit) {
    switch (node) {
      case Scalar s -> {
        if (!EQUIVALENT.contains(key) || key.equals("id") || key.equals("words")) {
          visit.mutant(key, rebuild.around(new Scalar(s.line(), WRONG)));
        }
      }
      case Sequence q -> {
        for (int i = 0; i < q.items().size(); i++) {
          int at = i;
          walk(
              q.items().get(i),
              key,
              part -> {
                List<YamlNode> items = new ArrayList<>(q.items());
                items.set(at, part);
                return rebuild.around(new Sequence(q.line(), items));
              },
              visit);
        }
      }
      case Mapping m ->
        m.entries()
            .forEach((k, v) -> walk(
                v,
                k,
                part -> {
                  Map<String, YamlNode> entries = new LinkedHashMap<>(m.entries());
                  entries.put(k, part);
                  return rebuild.around(new Mapping(m.line(), entries, m.keyLines()));
                },
                visit));
    }
  }

  private static void renames(YamlNode node, Rebuild rebuild, Visit visit) {
    switch (node) {
      case Scalar s -> {}
      case Sequence q -> {
        for (int i = 0; i < q.items().size(); i++) {
          int at = i;
          renames(
              q.items().get(i),
              part -> {
                List<YamlNode> items = new ArrayList<>(q.items());
                items.set(at, part);
                return rebuild.around(new Sequence(q.line(), items));
              },
              visit);
        }
      }
      case Mapping m ->
        m.entries().forEach((k, v) -> {
          Map<String, YamlNode> renamed = new LinkedHashMap<>();
          Map<String, Integer> lines = new LinkedHashMap<>();
          m.entries().forEach((key, value) -> {
            String as = key.equals(k) ? k + "q" : key;
            renamed.put(as, value);
            lines.put(as, m.keyLines().getOrDefault(key, 0));
          });
          visit.mutant(k, rebuild.around(new Mapping(m.line(), renamed, lines)));
          renames(
              v,
              part -> {
                Map<String, YamlNode> entries = new LinkedHashMap<>(m.entries());
                entries.put(k, part);
                return rebuild.around(new Mapping(m.line(), entries, m.keyLines()));
              },
              visit);
        });
    }
  }
}
