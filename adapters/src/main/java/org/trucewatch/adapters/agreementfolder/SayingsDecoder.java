// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.adapters.Section;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.adapters.YamlNode;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.FindingTable.Saying;
import org.trucewatch.assessment.condition.FactDeclaration;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.Rejection;

/** Decodes docket.yaml: what findings about obligations say in the words that an agreement's conditions use. */
public final class SayingsDecoder {
  /** Name of the file. */
  public static final String FILE = "docket.yaml";

  private SayingsDecoder() {}

  /** The rows that can be used, and why any cannot. */
  public static Decoded<Saying> decode(byte[] bytes, Terms terms) {
    List<Rejection> rejections = new ArrayList<>();
    List<Saying> sayings = new ArrayList<>();
    try {
      YamlNode root = YamlNode.parse(PlainText.of(bytes));
      sayings.addAll(new Section("", root, Set.of("findings"))
          .each(
              "findings",
              Set.of("obligation", "standing", "fact", "value", "source"),
              s -> saying(s, terms),
              e -> rejections.add(e.at(FILE))));
    } catch (Unreadable e) {
      rejections.add(e.at(FILE));
    }
    return new Decoded<>(sayings, rejections);
  }

  private static Saying saying(Section s, Terms terms) {
    s.text("source"); // What nobody can trace says nothing.
    String fact = s.text("fact");
    FactDeclaration declared = terms
        .findFact(fact)
        .orElseThrow(() -> s.refusal(
            "fact",
            fact,
            "one of " + terms.vocabulary().stream().map(FactDeclaration::name).toList()));
    return new Saying(
        s.text("obligation"),
        s.word("standing", Standing.class),
        fact,
        FactText.find(declared, s.text("value"))
            .orElseThrow(() -> s.refusal("value", s.text("value"), declared.expected())));
  }
}
