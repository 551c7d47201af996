// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.trucewatch.evidence.LeafReference;
import org.trucewatch.evidence.note.Decimal;

/**
 * What a bundle is about, in lines of UTF-8:
 *
 * <pre>
 * trucewatch-bundle/1
 * subject: findings 12
 * attached: governance 14     any number of these, sorted by log name, then index
 * log: 0 findings             one or more, numbered from 0, sorted by name
 * log: 1 governance
 * </pre>
 *
 * @param subject the entry that the bundle is about
 * @param attached entries that are not inputs of the subject but speak of it
 * @param logs names by which references name the logs; a log's place is its number
 */
record BundleManifest(LeafReference subject, List<LeafReference> attached, List<String> logs) {

  /** The file's name. */
  static final String NAME = "bundle";

  /** Longest manifest: some two thousand attached entries. Ours. */
  static final int BYTES_MAX = 1 << 16;

  /** What a log may be called: sorted by bytes, code points or UTF-16 units alike, and at home in any file name. */
  private static final Pattern LOG_NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  private static final String FIRST_LINE = "trucewatch-bundle/1";
  private static final Comparator<LeafReference> ORDER =
      Comparator.comparing(LeafReference::log).thenComparing(LeafReference::index);

  BundleManifest {
    attached = attached.stream().distinct().sorted(ORDER).toList();
    logs = logs.stream().distinct().sorted().toList();
    requireName(subject.log());
    attached.forEach(leaf -> requireName(leaf.log()));
    logs.forEach(BundleManifest::requireName);
  }

  private static void requireName(String log) {
    if (!LOG_NAME.matcher(log).matches()) {
      throw new IllegalArgumentException(NAME + " names log \"" + log
          + "\", expected 1 to 64 of a to z, 0 to 9 and hyphen, not beginning with a hyphen");
    }
  }

  /** The one spelling. */
  byte[] encode() {
    StringBuilder text = new StringBuilder(FIRST_LINE + "\nsubject: " + text(subject) + "\n");
    attached.forEach(leaf -> text.append("attached: ").append(text(leaf)).append('\n'));
    for (int number = 0; number < logs.size(); number++) {
      text.append("log: ").append(number).append(' ').append(logs.get(number)).append('\n');
    }
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String text(LeafReference leaf) {
    return leaf.log() + " " + leaf.index();
  }

  /** Reads a manifest; any other spelling than the one it would have is refused. */
  static BundleManifest parse(byte[] content) {
    String[] lines = new String(content, StandardCharsets.UTF_8).split("\n", -1);
    if (lines.length < 4 || !lines[0].equals(FIRST_LINE) || !lines[1].startsWith("subject: ")) {
      throw new IllegalArgumentException(
          NAME + " does not start with " + FIRST_LINE + " and a subject");
    }
    LeafReference subject = leaf(lines[1].substring("subject: ".length()));
    List<LeafReference> attached = new ArrayList<>();
    int at = 2;
    while (at < lines.length && lines[at].startsWith("attached: ")) {
      attached.add(leaf(lines[at++].substring("attached: ".length())));
    }
    List<String> logs = new ArrayList<>();
    for (; at < lines.length - 1; at++) {
      String start = "log: " + logs.size() + " ";
      if (!lines[at].startsWith(start)) {
        throw new IllegalArgumentException(NAME + " line " + (at + 1) + " is \"" + lines[at]
            + "\", expected \"" + start + "...\"");
      }
      logs.add(lines[at].substring(start.length()));
    }
    BundleManifest read = new BundleManifest(subject, attached, logs);
    if (!Arrays.equals(read.encode(), content)) {
      throw new IllegalArgumentException(NAME + " is not in its one canonical spelling");
    }
    return read;
  }

  private static LeafReference leaf(String text) {
    int space = text.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException(
          NAME + " names \"" + text + "\", expected a log's name and an index");
    }
    return new LeafReference(text.substring(0, space), Decimal.parse(text.substring(space + 1)));
  }
}
