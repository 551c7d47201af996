// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.util.List;
import org.trucewatch.app.docket.Page.Fields;
import org.trucewatch.app.docket.Page.Grid;
import org.trucewatch.app.docket.Page.Items;
import org.trucewatch.app.docket.Page.Judged;
import org.trucewatch.app.docket.Page.Node;
import org.trucewatch.app.docket.Page.Part;
import org.trucewatch.app.docket.Page.Tree;
import org.trucewatch.app.docket.Page.Words;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A page as JSON: the same sections, by their ids. */
final class PageJson {
  private static final JsonMapper JSON = JsonMapper.shared();

  private PageJson() {}

  /** @param facts further members for machines, put first */
  static String of(Page page, ObjectNode facts) {
    ObjectNode root = JSON.createObjectNode();
    root.setAll(facts);
    root.put("title", page.title()).put("banner", page.banner());
    ObjectNode sections = root.putObject("sections");
    page.sections().forEach(s -> {
      ObjectNode section = sections.putObject(s.id()).put("heading", s.heading());
      ArrayNode parts = section.putArray("parts");
      s.parts().forEach(p -> parts.add(part(p)));
    });
    return root.toPrettyString() + "\n";
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  private static ObjectNode part(Part part) {
    ObjectNode n = JSON.createObjectNode();
    switch (part) {
      case Words w -> n.put("words", w.text());
      case Fields f -> {
        ObjectNode fields = n.putObject("fields");
        f.fields().forEach(x -> fields.put(x.name(), x.value()));
      }
      case Items i -> i.items().forEach(n.putArray("items")::add);
      case Grid g -> {
        g.columns().forEach(n.putArray("columns")::add);
        ArrayNode rows = n.putArray("rows");
        for (List<String> r : g.rows()) {
          ArrayNode row = rows.addArray();
          r.forEach(row::add);
        }
      }
      case Tree t -> n.set("tree", node(t.root()));
      case Judged j ->
        n.put("title", j.title()).put("standing", j.standing()).put("detail", j.detail());
    }
    return n;
  }

  private static ObjectNode node(Node node) {
    ObjectNode n = JSON.createObjectNode();
    n.put("truth", node.mark().name()).put("text", node.text()).put("why", node.why());
    ArrayNode parts = n.putArray("parts");
    node.parts().forEach(p -> parts.add(node(p)));
    return n;
  }
}
