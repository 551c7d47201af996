// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.agreementfolder.AgreementDecoder;
import org.trucewatch.adapters.agreementfolder.SayingsDecoder;
import org.trucewatch.adapters.agreementfolder.TermsFolder;
import org.trucewatch.assessment.agreement.Agreement;
import org.trucewatch.assessment.agreement.Clause;
import org.trucewatch.assessment.agreement.ConditionText;
import org.trucewatch.assessment.agreement.Conditions;
import org.trucewatch.assessment.agreement.GuaranteeClause;
import org.trucewatch.assessment.agreement.Preamble;
import org.trucewatch.assessment.agreement.Provenance;
import org.trucewatch.assessment.agreement.ReviewRule;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.FindingTable;
import org.trucewatch.assessment.clause.FindingTable.Row;
import org.trucewatch.assessment.clause.FindingTable.Saying;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.Standing;

/**
 * The terms that a case is held against: those sealed with the run, or those of another folder.
 *
 * @param terms with the clauses of agreement.yaml where terms.yaml has none
 * @param agreement empty where agreement.yaml watches nothing
 * @param conditions of the terms
 * @param table what findings establish
 * @param remarks what could not be read
 */
record CaseTerms(
    Terms terms,
    Optional<Agreement> agreement,
    Conditions conditions,
    FindingTable table,
    List<String> remarks) {
  CaseTerms {
    remarks = List.copyOf(remarks);
  }

  /** Reads an agreement's files; empty where they hold no agreement that can be used. */
  static Optional<CaseTerms> read(Map<String, byte[]> files) {
    List<String> remarks = new ArrayList<>();
    Optional<Agreement> agreement = Optional.empty();
    byte[] preamble = files.get(TermsFolder.AGREEMENT);
    if (preamble != null) {
      agreement = AgreementDecoder.decode(TermsFolder.AGREEMENT, preamble).values().stream()
          .findFirst();
    }
    Decoded<Terms> decoded = TermsFolder.terms(files);
    Optional<Terms> terms = decoded.values().stream().findFirst();
    if (terms.isEmpty()) {
      decoded.rejections().forEach(r -> remarks.add(r.where() + ": " + r.what()));
      terms = agreement.map(CaseTerms::bare);
    }
    Optional<Agreement> watched = agreement;
    return terms.map(t -> {
      Terms whole =
          t.clauses().isEmpty() && watched.isPresent() ? withClauses(t, watched.get()) : t;
      return new CaseTerms(
          whole, watched, new Conditions(whole), table(files, whole, remarks), remarks);
    });
  }

  private static FindingTable table(Map<String, byte[]> files, Terms terms, List<String> remarks) {
    List<Saying> sayings = List.of();
    byte[] file = files.get(SayingsDecoder.FILE);
    if (file != null) {
      Decoded<Saying> decoded = SayingsDecoder.decode(file, terms);
      sayings = decoded.values();
      decoded.rejections().forEach(r -> remarks.add(r.where() + ": " + r.what()));
    }
    return new FindingTable(rows(), sayings);
  }

  /** The table that ships with the code: part of the code version that a run names. */
  static List<Row> rows() {
    Decoded<Row> rows = Table.decode(
        "finding-standards.csv",
        resource("finding-standards.csv"),
        List.of("standing", "grade", "standard", "rung", "why"),
        r -> new Row(
            Standing.valueOf(r.text("standing")),
            Grade.valueOf(r.text("grade")),
            StandardOfProof.valueOf(r.text("standard")),
            Rung.valueOf(r.text("rung")),
            r.text("why")));
    if (!rows.rejections().isEmpty()) {
      throw new IllegalStateException("finding-standards.csv: " + rows.rejections());
    }
    return rows.values();
  }

  /** A table of this package without the lines that begin with a hash. */
  static byte[] resource(String name) {
    try (InputStream in = CaseTerms.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not among the resources");
      }
      String text = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      return text.lines()
          .filter(l -> !l.startsWith("#"))
          .reduce("", (a, b) -> a + b + "\n")
          .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static Terms bare(Agreement a) {
    var preamble =
        new Preamble(a.agreementId(), a.title(), a.status(), a.zone(), a.parties(), a.areas());
    return new Terms(
        preamble,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        ReviewRule.STANDARD);
  }

  /** The clauses of agreement.yaml, which have titles and needs but no conditions that could be tested. */
  private static Terms withClauses(Terms t, Agreement a) {
    return new Terms(
        t.preamble(),
        t.articles(),
        t.participants(),
        t.offices(),
        t.definitions(),
        t.lines(),
        t.weapons(),
        t.zones(),
        t.taxonomy(),
        t.facts(),
        t.provisions(),
        t.activities(),
        t.counting(),
        t.clocks(),
        t.rules(),
        t.measures(),
        a.clauses().stream().map(CaseTerms::clause).toList(),
        t.review());
  }

  private static Clause clause(GuaranteeClause c) {
    var at = new Provenance(c.status(), c.source(), TermsFolder.AGREEMENT, 1);
    return new Clause(
        c.clauseId(),
        c.title(),
        c.text(),
        List.of(),
        c.criteria().stream()
            .map(k -> new Clause.Criterion(
                k.criterionId(),
                k.title(),
                ConditionText.NONE,
                StandardOfProof.CLEAR_AND_CONVINCING,
                Rung.A3,
                k.needs(),
                at))
            .toList(),
        List.of(),
        "",
        List.of(),
        "",
        List.of(),
        List.of(),
        Optional.empty(),
        at);
  }

  /** A word for people. */
  static String word(Enum<?> e) {
    return e.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
