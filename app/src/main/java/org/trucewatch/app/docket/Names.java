// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trucewatch.app.docket.RunRecord.Filed;

/**
 * Names for people in place of ids: a finding, event or incident by its title, a party by its name. A page says each id that
 * it replaced once, so that everything can be traced.
 */
final class Names {
  /** An id is replaced where it stands as a word of its own, or as the first part of a path. */
  private static final String BEFORE = "(?<![\\w/.-])";

  private static final String AFTER = "(?![\\w-]|\\.\\w|/[a-z]+-[0-9a-f])";

  private final Map<String, String> titles = new LinkedHashMap<>();
  private final Map<String, String> used = new LinkedHashMap<>();
  private final Optional<Pattern> pattern;
  private final Optional<CaseTerms> agreement;

  Names(RunRecord run, Optional<CaseTerms> agreement) {
    this.agreement = agreement;
    for (Filed f : run.findings()) {
      String id = f.finding().findingId();
      String title = f.finding().title();
      titles.put(id, title);
      if (f.finding().obligationId().isEmpty()) {
        titles.putIfAbsent(id.substring(id.lastIndexOf('/') + 1), title);
      }
      f.filed().incident().ifPresent(i -> titles.put(i.incidentId(), title));
    }
    agreement.ifPresent(a ->
        a.terms().preamble().partyIds().forEach(p -> titles.put(p, a.terms().nameOf(p))));
    List<String> ids = new ArrayList<>(titles.keySet());
    ids.sort((a, b) -> b.length() - a.length());
    this.pattern = ids.isEmpty()
        ? Optional.empty()
        : Optional.of(Pattern.compile(BEFORE + "("
            + String.join("|", ids.stream().map(Pattern::quote).toList()) + ")" + AFTER));
  }

  /** Name of a party or participant. */
  String of(String id) {
    return agreement.map(a -> a.terms().nameOf(id)).orElse(id);
  }

  /** The text with names for ids. */
  String in(String text) {
    if (pattern.isEmpty()) {
      return text;
    }
    Matcher m = pattern.get().matcher(text);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      String name = titles.getOrDefault(m.group(1), m.group(1));
      used.put(m.group(1), name);
      m.appendReplacement(out, Matcher.quoteReplacement(name));
    }
    return m.appendTail(out).toString();
  }

  /** As {@link #in}, where the subject itself is meant: it is not named by its whole title again. */
  String in(String text, Filed subject, String as) {
    String id = subject.finding().findingId();
    String last = id.substring(id.lastIndexOf('/') + 1);
    return in(text.replace(id, as).replace(last, as));
  }

  List<String> in(List<String> texts) {
    return texts.stream().map(this::in).toList();
  }

  /** Each id that was replaced, with its name. */
  List<String> legend() {
    List<String> legend = new ArrayList<>();
    used.forEach((id, name) -> {
      if (!id.equals(name)) {
        legend.add(name + ": " + id);
      }
    });
    return legend;
  }
}
