// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.util.List;
import java.util.Locale;
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

/** A page as one HTML file that needs nothing else, light or dark as the reader's machine is set, fit for print. */
final class PageHtml {
  private static final String STYLE = """
      :root { color-scheme: light dark; --page: #fbfaf7; --ink: #22242a; --faint: #63676f; --rule: #e2e0da; --card: #ffffff;
        --yes: #1f6f4b; --no: #7a2f45; --open: #8a5a00; --banner: #f3e9d2; }
      @media (prefers-color-scheme: dark) { :root { --page: #16181d; --ink: #e7e6e1; --faint: #a0a4ad; --rule: #30343c;
        --card: #1d2026; --yes: #7fd0a5; --no: #f08fb0; --open: #e0b050; --banner: #3a3322; } }
      * { box-sizing: border-box; }
      body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.55 system-ui, sans-serif; }
      main { max-width: 980px; margin: 0 auto; padding: 32px 24px 64px; }
      h1 { font-size: 25px; line-height: 1.25; margin: 0 0 8px; } h2 { font-size: 17px; margin: 0 0 8px; }
      .banner { background: var(--banner); padding: 8px 14px; border-radius: 6px; margin: 10px 0; }
      nav { font-size: 13px; margin: 12px 0 0; } nav a { color: var(--faint); margin-right: 14px; white-space: nowrap; }
      section { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 16px 20px; margin-top: 16px; }
      p { margin: 0 0 8px; } ul { margin: 0 0 8px; padding-left: 20px; } li { margin: 3px 0; }
      dl { display: grid; grid-template-columns: minmax(120px, 190px) 1fr; gap: 4px 16px; margin: 0 0 8px; }
      dt { color: var(--faint); } dd { margin: 0; overflow-wrap: anywhere; }
      .wide { overflow-x: auto; }
      table { border-collapse: collapse; font-size: 13px; width: 100%; font-variant-numeric: tabular-nums; }
      th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; border-bottom: 1px solid var(--rule);
        overflow-wrap: break-word; }
      th { color: var(--faint); font-weight: 600; }
      .judged { border-top: 1px solid var(--rule); padding-top: 10px; margin: 12px 0 4px; font-weight: 600; }
      .judged:first-of-type { border-top: 0; padding-top: 0; margin-top: 0; }
      .detail { color: var(--faint); font-size: 13.5px; }
      .mark { display: inline-block; min-width: 74px; text-align: center; font-size: 12px; font-weight: 600; padding: 0 8px;
        border-radius: 9px; border: 1px solid currentColor; margin-right: 8px; }
      .yes { color: var(--yes); } .no { color: var(--no); } .open { color: var(--open); }
      .tree, .tree ul { list-style: none; padding-left: 18px; margin: 4px 0; font-size: 13.5px; }
      .tree ul { border-left: 1px solid var(--rule); } .tree code { font: 13px/1.4 ui-monospace, monospace; overflow-wrap: anywhere; }
      .why { color: var(--faint); }
      footer { color: var(--faint); font-size: 13px; margin-top: 22px; }
      @media (max-width: 600px) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 8px; } }
      @media print { body { background: #fff; } section { break-inside: avoid; border: 0; padding: 8px 0; } nav { display: none; } }
      """;

  private final StringBuilder out = new StringBuilder();

  private PageHtml() {}

  static String of(Page page) {
    var html = new PageHtml();
    html.page(page);
    return html.out.toString();
  }

  private void page(Page page) {
    add("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
        + escaped(page.title()) + "</title>\n<style>\n" + STYLE
        + "</style>\n</head>\n<body>\n<main>\n<h1>" + escaped(page.title()) + "</h1>\n");
    if (!page.banner().isEmpty()) {
      add("<p class=\"banner\">" + escaped(page.banner()) + "</p>\n");
    }
    add("<nav>");
    page.sections()
        .forEach(s -> add("<a href=\"#" + s.id() + "\">" + escaped(s.heading()) + "</a> "));
    add("</nav>\n");
    page.sections().forEach(this::section);
    add(
        "<footer>Computed from sealed evidence. People review, comment, vote and activate.</footer>\n");
    add("</main>\n</body>\n</html>\n");
  }

  private void section(Section s) {
    add("<section id=\"" + s.id() + "\">\n<h2>" + escaped(s.heading()) + "</h2>\n");
    s.parts().forEach(this::part);
    add("</section>\n");
  }

  private void part(Part part) {
    switch (part) {
      case Words w -> add("<p>" + escaped(w.text()) + "</p>\n");
      case Fields f -> {
        add("<dl>");
        f.fields()
            .forEach(x ->
                add("<dt>" + escaped(x.name()) + "</dt><dd>" + escaped(x.value()) + "</dd>\n"));
        add("</dl>\n");
      }
      case Items i -> {
        add("<ul>");
        i.items().forEach(x -> add("<li>" + escaped(x) + "</li>\n"));
        add("</ul>\n");
      }
      case Grid g -> grid(g);
      case Tree t -> {
        add("<ul class=\"tree\">");
        node(t.root());
        add("</ul>\n");
      }
      case Judged j -> {
        add("<div class=\"judged\">" + mark(j.mark(), j.standing()) + escaped(j.title())
            + "</div>\n");
        if (!j.detail().isEmpty()) {
          add("<p class=\"detail\">" + escaped(j.detail()) + "</p>\n");
        }
      }
    }
  }

  private void grid(Grid g) {
    add("<div class=\"wide\"><table><thead><tr>");
    g.columns().forEach(c -> add("<th>" + escaped(c) + "</th>"));
    add("</tr></thead><tbody>\n");
    for (List<String> r : g.rows()) {
      add("<tr>");
      r.forEach(c -> add("<td>" + escaped(c) + "</td>"));
      add("</tr>\n");
    }
    add("</tbody></table></div>\n");
  }

  private void node(Node n) {
    String word = switch (n.mark()) {
      case YES -> "yes";
      case NO -> "no";
      case OPEN -> "not known";
    };
    add("<li>" + mark(n.mark(), word) + "<code>" + escaped(n.text()) + "</code>");
    if (!n.why().isEmpty()) {
      add(" <span class=\"why\">" + escaped(n.why()) + "</span>");
    }
    if (!n.parts().isEmpty()) {
      add("<ul>");
      n.parts().forEach(this::node);
      add("</ul>");
    }
    add("</li>\n");
  }

  private static String mark(Mark mark, String word) {
    return "<span class=\"mark " + mark.name().toLowerCase(Locale.ROOT) + "\">" + escaped(word)
        + "</span>";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void add(String text) {
    out.append(text);
  }
}
