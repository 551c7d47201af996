// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.adapters.YamlNode;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.LintFault;
import org.trucewatch.assessment.agreement.Linter;
import org.trucewatch.assessment.agreement.Preamble;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.CaseTrial;
import org.trucewatch.assessment.clause.WorkedCase;
import org.trucewatch.domain.Rejection;

/**
 * Every leaf and key of agreement.yaml, terms.yaml and cases.yaml of every shipped folder, wrong in turn: refused with its line,
 * or listed as equivalent in the golden file. CI tries one mutant in {@link #STRIDE}, spread by a hash; with
 * {@code -Dtrucewatch.mutants=all} all are tried and the list is compared exactly, with {@code write} it is written.
 */
class FolderMutationTest {
  private static final int STRIDE = 16;
  private static final Path GOLDEN = Path.of("src/test/resources/golden/agreement-mutants.csv");
  private static final String MODE = System.getProperty("trucewatch.mutants", "");

  private final Map<String, Integer> equivalent = new TreeMap<>();
  private final List<String> withoutLine = new ArrayList<>();
  private int tried;
  private int all;

  /** What the readers and the linter say of a mutant: messages, none where they accept it. */
  private interface Reading {
    List<String> messages(YamlNode root);
  }

  @Test
  void everyWrongLeafIsRefusedWithItsLineOrListedAsEquivalent() throws IOException {
    for (String name : ShippedFolders.names()) {
      folder(name);
    }
    System.out.println(tried + " of " + all + " mutants tried, equivalent: "
        + equivalent.values().stream().mapToInt(n -> n).sum());
    if (MODE.equals("write")) {
      write();
    }
    Map<String, Integer> listed = golden();
    if (MODE.isEmpty()) {
      assertThat(listed.keySet()).containsAll(equivalent.keySet());
    } else {
      assertThat(equivalent).isEqualTo(listed);
    }
    assertThat(withoutLine).isEmpty();
  }

  private void folder(String name) {
    Map<String, byte[]> files = ShippedFolders.files(name);
    Terms terms = ShippedFolders.terms(files);
    List<String> articles = TermsFolder.articles(files);
    var trial = new CaseTrial(terms, new Conditions(terms));
    each(name, files, TermsFolder.AGREEMENT, FolderMutationTest::agreement);
    each(name, files, TermsFolder.TERMS, root -> terms(terms.preamble(), articles, root));
    if (files.containsKey(TermsFolder.CASES)) {
      List<WorkedCase> right = ShippedFolders.cases(files);
      each(name, files, TermsFolder.CASES, root -> cases(terms, trial, right, root));
    }
  }

  private void each(String folder, Map<String, byte[]> files, String file, Reading reading) {
    YamlNode whole = YamlNode.parse(PlainText.of(files.getOrDefault(file, new byte[0])));
    assertThat(reading.messages(whole)).isEmpty();
    Mutants.of(whole, (path, place, mutation, root) -> {
      all++;
      String where = folder + "/" + file + place + " " + mutation;
      if (MODE.isEmpty() && Math.floorMod(where.hashCode(), STRIDE) != 0) {
        return;
      }
      tried++;
      List<String> messages = reading.messages(root);
      if (messages.isEmpty()) {
        equivalent.merge(file + "," + path.substring(1) + "," + mutation, 1, Integer::sum);
      } else if (messages.stream().noneMatch(m -> m.matches("(?s).*(line \\d+|case ).*"))) {
        withoutLine.add(where + ": " + messages.getFirst());
      }
    });
  }

  private static List<String> agreement(YamlNode root) {
    try {
      AgreementDecoder.preamble(root);
      return List.of();
    } catch (Unreadable e) {
      return List.of(e.at(TermsFolder.AGREEMENT).message());
    } catch (IllegalArgumentException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private static List<String> terms(Preamble preamble, List<String> articles, YamlNode root) {
    List<Rejection> rejections = new ArrayList<>();
    try {
      Terms terms = TermsFolder.terms(preamble, root, articles, rejections);
      return rejections.isEmpty()
          ? Linter.lint(terms).stream().map(LintFault::message).toList()
          : rejections.stream().map(Rejection::message).toList();
    } catch (Unreadable e) {
      return List.of(e.at(TermsFolder.TERMS).message());
    }
  }

  /** A case that no longer holds is found by {@code agreement test}, which prints its line. */
  private static List<String> cases(
      Terms terms, CaseTrial trial, List<WorkedCase> right, YamlNode root) {
    List<Rejection> rejections = new ArrayList<>();
    List<String> messages = new ArrayList<>();
    try {
      List<WorkedCase> cases =
          new CasesDecoder(terms, e -> rejections.add(e.at(TermsFolder.CASES))).cases(root);
      rejections.forEach(r -> messages.add(r.message()));
      for (WorkedCase c : cases) {
        if (right.contains(c)) {
          continue;
        }
        trial
            .differences(c)
            .forEach(d -> messages.add("line " + c.line() + ": " + d.name() + " is " + d.found()));
      }
    } catch (Unreadable e) {
      messages.add(e.at(TermsFolder.CASES).message());
    } catch (IllegalArgumentException e) {
      messages.add(String.valueOf(e.getMessage()));
    }
    return messages;
  }

  private static Map<String, Integer> golden() throws IOException {
    Map<String, Integer> listed = new TreeMap<>();
    for (String line : Files.readAllLines(GOLDEN)) {
      if (!line.startsWith("#")) {
        int at = line.lastIndexOf(',');
        listed.put(line.substring(0, at), Integer.parseInt(line.substring(at + 1)));
      }
    }
    return listed;
  }

  private void write() throws IOException {
    List<String> lines = new ArrayList<>(
        List.of(
            "# Source: this project's agreements folder; license: Apache-2.0",
            "# Mutants that read as another valid value: file, path, mutation, how many. Tolerance: none.",
            "# Written by FolderMutationTest with -Dtrucewatch.mutants=write; a new line needs a reason in the commit."));
    equivalent.forEach((k, n) -> lines.add(k + "," + n));
    Files.createDirectories(GOLDEN.getParent());
    Files.write(GOLDEN, lines);
  }
}
