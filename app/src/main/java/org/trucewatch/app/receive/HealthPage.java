// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import org.trucewatch.pipeline.health.Component;
import org.trucewatch.pipeline.health.Standing;
import org.trucewatch.pipeline.sender.RefusalBook.Kept;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What works and what does not, for people as a page and for machines as JSON. Anything that came from outside is escaped.
 *
 * @param name of the gateway
 * @param components of the health board
 * @param refused newest first
 */
record HealthPage(String name, List<Component> components, List<Kept> refused) {
  private static final String STYLE = """
      :root { color-scheme: light dark; --ground: #fff; --raised: #f3f5f6; --ink: #1c242b; --quiet: #4d5963; --rule: #c6cfd5;
        --working: #0a5c4a; --impaired: #7f3300; --stopped: #8f1a1a }
      @media (prefers-color-scheme: dark) { :root { --ground: #10171d; --raised: #18212a; --ink: #e6ebef; --quiet: #a9b5bf;
        --rule: #33414c; --working: #6fd3b8; --impaired: #ffc08a; --stopped: #ff9d94 } }
      * { box-sizing: border-box }
      body { margin: 0; background: var(--ground); color: var(--ink); font: 16px/1.45 system-ui, 'Noto Sans', sans-serif }
      main { max-width: 62rem; margin: 0 auto; padding: 1.2rem 1rem 3rem }
      h1 { font-size: 1.4rem; margin: 0 0 .3rem } h2 { font-size: 1.1rem; margin: 2rem 0 .6rem }
      p { margin: 0 0 .6rem; overflow-wrap: anywhere } .quiet { color: var(--quiet); font-size: .9rem }
      .board { display: grid; gap: .8rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); padding: 0;
        list-style: none; margin: 1.2rem 0 0 }
      .board > li { background: var(--raised); border: 1px solid var(--rule); border-inline-start: 5px solid var(--standing);
        border-radius: 4px; padding: .7rem .9rem }
      .name { font-weight: 600; overflow-wrap: anywhere } .standing { color: var(--standing); font-weight: 600 }
      .WORKING { --standing: var(--working) } .IMPAIRED { --standing: var(--impaired) } .STOPPED { --standing: var(--stopped) }
      .since { white-space: nowrap; display: inline-block } .board p { margin-top: .5rem } a { color: inherit }
      dl { display: grid; grid-template-columns: 1fr auto; gap: .1rem .8rem; margin: .5rem 0 0; font-size: .9rem }
      dt { color: var(--quiet) } dd { margin: 0; text-align: end; font-variant-numeric: tabular-nums }
      .refused { list-style: none; padding: 0; margin: 0 } .refused li { border-top: 1px solid var(--rule); padding: .6rem 0;
        overflow-wrap: anywhere }
      """;

  private Standing overall() {
    return components.stream()
        .map(Component::standing)
        .max(Standing::compareTo)
        .orElse(Standing.WORKING);
  }

  String html() {
    StringBuilder page = new StringBuilder("<!doctype html>\n<html lang=\"en\">\n<head>\n"
        + "<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta http-equiv=\"refresh\" content=\"10\">\n");
    page.append("<title>").append(words(overall())).append(": gateway ").append(escape(name));
    page.append("</title>\n<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n<main>\n");
    page.append("<h1>Gateway ").append(escape(name)).append(": <span class=\"standing ");
    page.append(overall()).append("\">").append(words(overall())).append("</span></h1>\n");
    page.append(
        "<p class=\"quiet\">Read anew every 10 seconds. <a href=\"/health?f=json\">JSON</a></p>\n");
    page.append("<ul class=\"board\">\n");
    components.stream()
        .sorted(Comparator.comparing(Component::standing).reversed())
        .forEach(component -> card(page, component));
    page.append("</ul>\n<h2>Refused last</h2>\n");
    if (refused.isEmpty()) {
      page.append("<p>Nothing was refused since this gateway started.</p>\n");
    } else {
      page.append("<ul class=\"refused\">\n");
      refused.forEach(kept -> page.append("<li><span class=\"quiet\">")
          .append(time(kept.at()))
          .append("</span> <strong>")
          .append(kept.refusal().cause().words())
          .append("</strong><br>")
          .append(escape(kept.refusal().message()))
          .append("</li>\n"));
      page.append("</ul>\n");
    }
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private static void card(StringBuilder page, Component component) {
    page.append("<li class=\"").append(component.standing()).append("\">");
    page.append("<div class=\"name\">").append(escape(component.name())).append("</div>");
    page.append("<div><span class=\"standing\">").append(words(component.standing()));
    page.append("</span> <span class=\"quiet since\">since ").append(time(component.since()));
    page.append("</span></div>");
    if (!component.reason().isEmpty()) {
      page.append("<p>").append(escape(component.reason())).append("</p>");
    }
    if (!component.counts().isEmpty()) {
      page.append("<dl>");
      component
          .counts()
          .forEach((what, count) -> page.append("<dt>")
              .append(escape(what))
              .append("</dt><dd>")
              .append(count)
              .append("</dd>"));
      page.append("</dl>");
    }
    page.append("</li>\n");
  }

  private static String words(Standing standing) {
    return switch (standing) {
      case WORKING -> "working";
      case IMPAIRED -> "working, needs a look";
      case STOPPED -> "stopped";
    };
  }

  private static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString().replace('T', ' ').replace("Z", " UTC");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  String json() {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("standing", overall().name());
    ArrayNode all = node.putArray("components");
    for (Component component : components) {
      ObjectNode one = all.addObject();
      one.put("name", component.name())
          .put("standing", component.standing().name())
          .put("reason", component.reason())
          .put("since", component.since().toString());
      ObjectNode counts = one.putObject("counts");
      component.counts().forEach(counts::put);
    }
    ArrayNode refusals = node.putArray("refused");
    for (Kept kept : refused) {
      refusals
          .addObject()
          .put("at", kept.at().toString())
          .put("cause", kept.refusal().cause().name())
          .put("message", kept.refusal().message());
    }
    return node.toPrettyString() + "\n";
  }
}
