// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.agreementfolder;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.adapters.Section;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.adapters.YamlNode;
import org.trucewatch.assessment.agreement.Preamble;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.WorkedCase;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;

/**
 * Reads the terms of an agreement's folder: {@code agreement.yaml} begins it, {@code terms.yaml} holds the terms,
 * {@code text.md} the text that they encode, {@code cases.yaml} worked cases. Every fault of a file is reported, not the
 * first alone; an agreement with a fault is not used.
 */
public final class TermsFolder {
  public static final String AGREEMENT = "agreement.yaml";
  public static final String TERMS = "terms.yaml";
  public static final String TEXT = "text.md";
  public static final String CASES = "cases.yaml";

  private TermsFolder() {}

  /**
   * The terms, or none and why.
   *
   * @param files bytes by name; of those above, the first two must be there
   */
  public static Decoded<Terms> terms(Map<String, byte[]> files) {
    List<Rejection> rejections = new ArrayList<>();
    for (String name : List.of(AGREEMENT, TERMS)) {
      if (!files.containsKey(name)) {
        rejections.add(new Rejection(
            name, "the folder has no such file", "a file " + name, "See agreements/README.md."));
      }
    }
    if (!rejections.isEmpty()) {
      return new Decoded<>(List.of(), rejections);
    }
    List<Terms> terms = new ArrayList<>();
    try {
      Preamble preamble = AgreementDecoder.preamble(bytes(files, AGREEMENT));
      try {
        YamlNode root = YamlNode.parse(PlainText.of(limited(bytes(files, TERMS))));
        terms.add(terms(preamble, root, articles(files), rejections));
      } catch (Unreadable e) {
        rejections.add(e.at(TERMS));
      }
    } catch (Unreadable e) {
      rejections.add(e.at(AGREEMENT));
    } catch (IllegalArgumentException e) { // what a constructor refuses is bad input here
      rejections.add(new Rejection(
          AGREEMENT, String.valueOf(e.getMessage()), "values that fit together", "Correct them."));
    }
    return new Decoded<>(rejections.isEmpty() ? terms : List.of(), rejections);
  }

  private static byte[] bytes(Map<String, byte[]> files, String name) {
    return files.getOrDefault(name, new byte[0]);
  }

  private static byte[] limited(byte[] bytes) {
    if (bytes.length > AgreementDecoder.AGREEMENT_BYTES_MAX) {
      throw new Unreadable(
          "it has " + bytes.length + " bytes",
          "at most " + AgreementDecoder.AGREEMENT_BYTES_MAX,
          "An agreement is text; keep data beside it.");
    }
    return bytes;
  }

  static Terms terms(
      Preamble preamble, YamlNode root, List<String> articles, List<Rejection> rejections) {
    Section s = new Section("", root, TermsDecoder.KEYS);
    return new TermsDecoder(preamble, articles, e -> rejections.add(e.at(TERMS))).terms(s);
  }

  /** First words of the text's headings of the second level: {@code ## 2 Security zone} is article 2. */
  static List<String> articles(Map<String, byte[]> files) {
    List<String> articles = new ArrayList<>();
    for (String line : PlainText.of(bytes(files, TEXT)).lines().toList()) {
      if (line.startsWith("## ")) {
        articles.add(line.substring(3).strip().split("\\s", 2)[0]);
      }
    }
    return articles;
  }

  /** The worked cases, and why any of them cannot be used; none where the folder has none. */
  public static Decoded<WorkedCase> cases(Map<String, byte[]> files, Terms terms) {
    if (!files.containsKey(CASES)) {
      return new Decoded<>(List.of(), List.of());
    }
    List<Rejection> rejections = new ArrayList<>();
    List<WorkedCase> cases = new ArrayList<>();
    try {
      YamlNode root = YamlNode.parse(PlainText.of(limited(bytes(files, CASES))));
      cases.addAll(new CasesDecoder(terms, e -> rejections.add(e.at(CASES))).cases(root));
    } catch (Unreadable e) {
      rejections.add(e.at(CASES));
    }
    return new Decoded<>(cases, rejections);
  }
}
