// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.trucewatch.adapters.YamlNode.Mapping;
import org.trucewatch.adapters.YamlNode.Scalar;
import org.trucewatch.adapters.YamlNode.Sequence;

/**
 * A mapping of which every key must be known. Every getter throws {@link Unreadable} with the line where a value is
 * missing or cannot be used.
 */
public final class Section {
  private static final String SEE = "See the files of this kind that ship with the project.";

  /** Doubles up to here keep every digit. */
  private static final double WHOLE_MAX = 9_007_199_254_740_992.0;

  private final String path;
  private final Mapping mapping;

  /** @param path for messages, empty at the top */
  public Section(String path, YamlNode node, Set<String> known) {
    this.path = path;
    if (!(node instanceof Mapping m)) {
      throw new Unreadable(
          "line " + node.line() + ": " + (path.isEmpty() ? "the file" : path) + " is not a mapping",
          "keys and values",
          SEE);
    }
    this.mapping = m;
    for (String key : m.entries().keySet()) {
      if (!known.contains(key)) {
        throw new Unreadable(
            "line " + m.keyLines().get(key) + ": key '" + Unreadable.shown(key) + "'"
                + (path.isEmpty() ? "" : " in " + path) + " is not known",
            "one of " + String.join(", ", known.stream().sorted().toList()),
            NearestWord.suggestion(key, known));
      }
    }
  }

  /**
   * Refuses keys that this section may have and that mean nothing to it: they would silently not apply.
   *
   * @param meant keys that mean something here
   * @param of to what, in words
   */
  public void requireOnly(Set<String> meant, String of) {
    for (String key : mapping.entries().keySet()) {
      if (!meant.contains(key)) {
        throw new Unreadable(
            "line " + mapping.keyLines().get(key) + ": key '" + Unreadable.shown(key) + "' in "
                + path + " means nothing to " + of,
            "one of " + String.join(", ", meant.stream().sorted().toList()),
            NearestWord.suggestion(key, meant));
      }
    }
  }

  private String named(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private Optional<YamlNode> find(String key) {
    return Optional.ofNullable(mapping.entries().get(key));
  }

  /** Line of the value, or of the section where there is none. */
  private int lineOf(String key) {
    return find(key).map(YamlNode::line).orElse(mapping.line());
  }

  private Unreadable badScalar(String key, String value, String expected) {
    return bad(lineOf(key), key, value, expected);
  }

  private Unreadable bad(int line, String key, String value, String expected) {
    return new Unreadable(
        "line " + line + ": " + named(key) + " is '" + Unreadable.shown(value) + "'",
        expected,
        "Correct the value.");
  }

  private Unreadable missing(String key) {
    return new Unreadable(
        "line " + mapping.line() + ": " + named(key) + " is missing or empty", "a value", SEE);
  }

  /** The scalar, empty where there is none. */
  public String textOrEmpty(String key) {
    Optional<YamlNode> node = find(key);
    if (node.isEmpty()) {
      return "";
    }
    if (node.get() instanceof Scalar s) {
      return s.text().strip();
    }
    throw bad(lineOf(key), key, "a structure", "plain text");
  }

  /** The scalar, which must be there. */
  public String text(String key) {
    String text = textOrEmpty(key);
    if (text.isEmpty()) {
      throw missing(key);
    }
    return text;
  }

  /** A number within bounds, edges included. */
  public double number(String key, double least, double most) {
    String text = text(key);
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    // Negated so that NaN fails too.
    if (!(value >= least && value <= most)) {
      throw badScalar(key, text, plain(least) + " to " + plain(most));
    }
    return value;
  }

  /** 20 and not 20.0; 1.0E-4 where digits would not help. */
  private static String plain(double bound) {
    return bound == Math.rint(bound) && Math.abs(bound) <= WHOLE_MAX
        ? Long.toString((long) bound)
        : Double.toString(bound);
  }

  /** A whole number within bounds. */
  public int count(String key, int least, int most) {
    return (int) whole(key, least, most);
  }

  /** A whole number within bounds, of which doubles keep every digit: up to 2^53. */
  public long whole(String key, long least, long most) {
    String text = text(key);
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value >= least && value <= most && value == Math.rint(value))) {
      throw badScalar(key, text, "a whole number from " + least + " to " + most);
    }
    return (long) value;
  }

  /** Whether the key stands in the file. */
  public boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** What is wrong with a value, with its line. */
  public Unreadable refused(String key, String expected) {
    return badScalar(key, textOrEmpty(key), expected);
  }

  /** The value whose lower-case name with hyphens is written; upper case and underscores are accepted too. */
  public <E extends Enum<E>> E word(String key, Class<E> type) {
    return wordOf(key, text(key), type);
  }

  private <E extends Enum<E>> E wordOf(String key, String text, Class<E> type) {
    List<String> known = new ArrayList<>();
    boolean isUpper = text.equals(text.toUpperCase(Locale.ROOT)); // told as this file spells words
    for (E value : type.getEnumConstants()) {
      if (value.name().equals(text.toUpperCase(Locale.ROOT).replace('-', '_'))) {
        return value;
      }
      known.add(isUpper ? value.name() : value.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    throw badScalar(
        key,
        text,
        "one of " + String.join(", ", known)
            + NearestWord.find(text, known)
                .map(k -> " (did you mean " + k + "?)")
                .orElse(""));
  }

  /** What the parser makes of the text. */
  public <T> T parsed(String key, String expected, Parser<T> parser) {
    String text = text(key);
    try {
      return parser.parse(text);
    } catch (DateTimeException e) {
      throw badScalar(key, text, expected);
    }
  }

  /** Makes a time or zone of text. */
  public interface Parser<T> {
    T parse(String text);
  }

  /** The mapping under a key, which must be there. */
  public Section section(String key, Set<String> known) {
    return new Section(named(key), find(key).orElseThrow(() -> missing(key)), known);
  }

  /** The mappings of a sequence, none where the key is absent. */
  public List<Section> sections(String key, Set<String> known) {
    List<Section> sections = new ArrayList<>();
    for (YamlNode item : items(key)) {
      sections.add(new Section(named(key) + "[" + (sections.size() + 1) + "]", item, known));
    }
    return sections;
  }

  /**
   * What is read of each mapping of a sequence. One that cannot be read is handed over with its reason and left out, so
   * that all faults of a file are found at once.
   */
  public <T> List<T> each(
      String key, Set<String> known, Function<Section, T> read, Consumer<Unreadable> refused) {
    List<T> values = new ArrayList<>();
    int number = 0;
    for (YamlNode item : itemsOrNone(key, refused)) {
      number++;
      try {
        values.add(read.apply(new Section(named(key) + "[" + number + "]", item, known)));
      } catch (Unreadable e) {
        refused.accept(e);
      } catch (IllegalArgumentException e) { // what a constructor refuses is bad input here
        refused.accept(new Unreadable(
            "line " + item.line() + ": " + named(key) + "[" + number + "]: " + e.getMessage(),
            "values that fit together",
            "Correct them."));
      }
    }
    return values;
  }

  private List<YamlNode> itemsOrNone(String key, Consumer<Unreadable> refused) {
    try {
      return items(key);
    } catch (Unreadable e) {
      refused.accept(e);
      return List.of();
    }
  }

  /** The section, empty where the key is absent. */
  public Optional<Section> findSection(String key, Set<String> known) {
    return find(key).map(node -> new Section(named(key), node, known));
  }

  /** The keys, in the order of the file. */
  public List<String> keys() {
    return List.copyOf(mapping.entries().keySet());
  }

  /** Every scalar of the mapping, by key. */
  public Map<String, String> scalars() {
    Map<String, String> texts = new TreeMap<>();
    mapping.entries().keySet().forEach(key -> texts.put(key, textOrEmpty(key)));
    return texts;
  }

  /** The word, empty where the key is absent. */
  public <E extends Enum<E>> Optional<E> findWord(String key, Class<E> type) {
    return textOrEmpty(key).isEmpty() ? Optional.empty() : Optional.of(word(key, type));
  }

  /** The words of a sequence. */
  public <E extends Enum<E>> List<E> words(String key, Class<E> type) {
    List<E> words = new ArrayList<>();
    for (String text : texts(key)) {
      words.add(wordOf(key, text, type));
    }
    return words;
  }

  /** Line of the value, or of the section where there is none. */
  public int line(String key) {
    return lineOf(key);
  }

  /** Line on which the section begins. */
  public int line() {
    return mapping.line();
  }

  /** For a value that another reader refuses. */
  public Unreadable refusal(String key, String value, String expected) {
    return badScalar(key, value, expected);
  }

  /** The scalars of a sequence, none where the key is absent. */
  public List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (YamlNode item : items(key)) {
      if (!(item instanceof Scalar s)) {
        throw bad(item.line(), key, "a structure", "plain text");
      }
      texts.add(s.text().strip());
    }
    return texts;
  }

  private List<YamlNode> items(String key) {
    Optional<YamlNode> node = find(key);
    if (node.isEmpty()) {
      return List.of();
    }
    if (node.get() instanceof Sequence s) {
      return s.items();
    }
    throw bad(lineOf(key), key, "no sequence", "a sequence");
  }

  /** The scalar, checked against the ids that stand elsewhere in the file. */
  public String idOf(String key, Map<String, ?> ids) {
    String id = text(key);
    if (!ids.containsKey(id)) {
      throw new Unreadable(
          "line " + lineOf(key) + ": " + named(key) + " is '" + Unreadable.shown(id) + "'",
          "the id of a party: " + String.join(", ", ids.keySet()),
          NearestWord.suggestion(id, ids.keySet()));
    }
    return id;
  }
}
