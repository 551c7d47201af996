// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.util.ArrayList;
import java.util.List;

/**
 * A page for people, free of any form: {@link PageText}, {@link PageHtml} and {@link PageJson} write it.
 *
 * @param title first line
 * @param banner what must be known before the rest, empty for nothing
 * @param sections in order
 */
record Page(String title, String banner, List<Section> sections) {
  Page {
    sections = List.copyOf(sections);
  }

  /** Parts under one heading. */
  record Section(String id, String heading, List<Part> parts) {
    Section {
      parts = List.copyOf(parts);
    }
  }

  /** A piece of a section. */
  sealed interface Part {}

  /** A paragraph. */
  record Words(String text) implements Part {}

  /** Names with values. */
  record Fields(List<Field> fields) implements Part {
    Fields {
      fields = List.copyOf(fields);
    }
  }

  /** One name with its value. */
  record Field(String name, String value) {}

  /** A list. */
  record Items(List<String> items) implements Part {
    Items {
      items = List.copyOf(items);
    }
  }

  /** A table. */
  record Grid(List<String> columns, List<List<String>> rows) implements Part {
    Grid {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /** A tree of reasons. */
  record Tree(Node root) implements Part {}

  /** One reason: how it stands, what it says, why. */
  record Node(Mark mark, String text, String why, List<Node> parts) {
    Node {
      parts = List.copyOf(parts);
    }
  }

  /** How a reason or a standing stands. */
  enum Mark {
    YES,
    NO,
    OPEN
  }

  /** A standing with its title: the head of a criterion, step or provision. */
  record Judged(Mark mark, String title, String standing, String detail) implements Part {}

  /** Collects sections; parts that would be empty are left out. */
  static final class Builder {
    private final List<Section> sections = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private final List<Field> fields = new ArrayList<>();
    private String id = "";
    private String heading = "";

    /** Begins a section. */
    Builder section(String sectionId, String text) {
      close();
      id = sectionId;
      heading = text;
      return this;
    }

    Builder words(String text) {
      return text.isBlank() ? this : part(new Words(text));
    }

    Builder field(String name, String value) {
      if (!value.isBlank()) {
        fields.add(new Field(name, value));
      }
      return this;
    }

    Builder items(List<String> items) {
      return items.isEmpty() ? this : part(new Items(items));
    }

    Builder grid(List<String> columns, List<List<String>> rows) {
      return rows.isEmpty() ? this : part(new Grid(columns, rows));
    }

    Builder part(Part part) {
      flush();
      parts.add(part);
      return this;
    }

    private void flush() {
      if (!fields.isEmpty()) {
        parts.add(new Fields(fields));
        fields.clear();
      }
    }

    private void close() {
      flush();
      if (!heading.isEmpty()) {
        sections.add(new Section(id, heading, parts));
      }
      parts.clear();
    }

    Page page(String title, String banner) {
      close();
      return new Page(title, banner, sections);
    }
  }
}
