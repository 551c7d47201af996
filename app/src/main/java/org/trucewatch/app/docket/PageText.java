// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.app.docket.Page.Fields;
import org.trucewatch.app.docket.Page.Grid;
import org.trucewatch.app.docket.Page.Items;
import org.trucewatch.app.docket.Page.Judged;
import org.trucewatch.app.docket.Page.Mark;
import org.trucewatch.app.docket.Page.Node;
import org.trucewatch.app.docket.Page.Part;
import org.trucewatch.app.docket.Page.Section;
import org.trucewatch.app.docket.Page.Tree;
import org.trucewatch.app.docket.Page.Words;

/** A page for a terminal, 100 characters wide. */
final class PageText {
  private static final int WIDTH = 100;
  private static final int NAME_WIDTH = 20;

  /** Widest that the columns before the last may be together. */
  private static final int LEADING_MAX = 72;

  private final StringBuilder out = new StringBuilder();

  private PageText() {}

  static String of(Page page) {
    var text = new PageText();
    text.line(page.title());
    text.line("=".repeat(Math.min(WIDTH, page.title().length())));
    if (!page.banner().isEmpty()) {
      text.wrapped(page.banner(), "", "");
    }
    page.sections().forEach(text::section);
    return text.out.toString();
  }

  private void section(Section s) {
    line("");
    line(s.heading());
    s.parts().forEach(this::part);
  }

  private void part(Part part) {
    switch (part) {
      case Words w -> wrapped(w.text(), "  ", "  ");
      case Fields f ->
        f.fields()
            .forEach(x -> wrapped(x.value(), "  " + padded(x.name()), " ".repeat(NAME_WIDTH + 3)));
      case Items i -> i.items().forEach(x -> wrapped(x, "  - ", "    "));
      case Grid g -> grid(g);
      case Tree t -> node(t.root(), "      ");
      case Judged j -> {
        wrapped(mark(j.mark()) + " " + j.title() + ": " + j.standing(), "  ", "        ");
        if (!j.detail().isEmpty()) {
          wrapped(j.detail(), "        ", "        ");
        }
      }
    }
  }

  private static String padded(String name) {
    return name + " ".repeat(Math.max(1, NAME_WIDTH + 1 - name.length()));
  }

  /** Columns as wide as they need; the last one wraps. */
  private void grid(Grid g) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(g.columns());
    rows.addAll(g.rows());
    int columns = g.columns().size();
    int[] widths = new int[columns];
    rows.forEach(r -> {
      for (int c = 0; c < columns - 1; c++) {
        widths[c] = Math.max(widths[c], r.get(c).length());
      }
    });
    if (java.util.Arrays.stream(widths).sum() + 2 * columns > LEADING_MAX) {
      stacked(g);
      return;
    }
    for (List<String> r : rows) {
      StringBuilder first = new StringBuilder("  ");
      for (int c = 0; c < columns - 1; c++) {
        first.append(r.get(c)).append(" ".repeat(widths[c] - r.get(c).length() + 2));
      }
      wrapped(r.getLast(), first.toString(), " ".repeat(Math.min(first.length(), WIDTH / 2)));
    }
  }

  /** A table too wide for the terminal: each row as its first cell, and the others named. */
  private void stacked(Grid g) {
    for (List<String> r : g.rows()) {
      StringBuilder line = new StringBuilder(r.getFirst());
      for (int c = 1; c < r.size(); c++) {
        if (!r.get(c).isEmpty()) {
          line.append("; ").append(g.columns().get(c)).append(": ").append(r.get(c));
        }
      }
      wrapped(line.toString(), "  - ", "    ");
    }
  }

  private void node(Node n, String indent) {
    String why = n.why().isEmpty() ? "" : "  - " + n.why();
    wrapped(mark(n.mark()) + " " + n.text() + why, indent, indent + "      ");
    n.parts().forEach(p -> node(p, indent + "  "));
  }

  static String mark(Mark mark) {
    return switch (mark) {
      case YES -> "[yes]";
      case NO -> "[no ]";
      case OPEN -> "[ ? ]";
    };
  }

  private void wrapped(String text, String first, String further) {
    StringBuilder line = new StringBuilder(first);
    boolean empty = true;
    for (String word : text.replace('\n', ' ').split(" +")) {
      if (!empty && line.length() + 1 + word.length() > WIDTH) {
        line(line.toString());
        line = new StringBuilder(further);
        empty = true;
      }
      line.append(empty ? "" : " ").append(word);
      empty = false;
    }
    line(line.toString());
  }

  private void line(String text) {
    out.append(text.stripTrailing()).append('\n');
  }
}
