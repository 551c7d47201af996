// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A sealed entry: some bytes, or a blob, under the little that a log needs to say about them. The
 * envelope knows nothing of what the bytes mean. {@link EntryCodec} gives its text form.
 *
 * @param kind what the sealer calls this sort of entry, lower-case letters, digits, {@code . / -}
 * @param mediaType of the bytes, as in HTTP
 * @param receivedAt when the sealer received the bytes, by its own clock; years 0000 to 9999
 * @param channel by which they came, one line
 * @param references entries, of this or other logs, that this one was derived from, in the sealer's order
 * @param body the bytes or the blob
 */
public record Entry(
    String kind,
    String mediaType,
    Instant receivedAt,
    String channel,
    List<LeafReference> references,
    EntryBody body) {

  /** Longest header value in UTF-8 bytes. Ours: keeps a header far below the entry's limit. */
  public static final int VALUE_BYTES_MAX = 1024;

  /** Most references of an entry. Ours: bounds what a few bytes of index ranges may expand to. */
  public static final int REFERENCES_MAX = 1 << 20;

  private static final Pattern KIND = Pattern.compile("[a-z0-9./-]+");
  private static final Instant FIRST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999999Z");

  public Entry {
    references = List.copyOf(references);
    requireValue("kind", kind);
    requireValue("mediaType", mediaType);
    requireValue("channel", channel);
    if (!KIND.matcher(kind).matches()) {
      throw new IllegalArgumentException(
          "kind is \"" + kind + "\", expected lower-case letters, digits, '.', '/' and '-'");
    }
    if (receivedAt.isBefore(FIRST) || receivedAt.isAfter(LAST)) {
      throw new IllegalArgumentException(
          "receivedAt is " + receivedAt + ", expected the years 0000 to 9999");
    }
    if (references.size() > REFERENCES_MAX) {
      throw new IllegalArgumentException(
          "references are " + references.size() + ", expected at most " + REFERENCES_MAX);
    }
  }

  private static void requireValue(String name, String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    boolean control = value.chars().anyMatch(c -> c < ' ' || c == 0x7f);
    boolean lossy = !new String(utf8, StandardCharsets.UTF_8).equals(value);
    if (value.isEmpty() || utf8.length > VALUE_BYTES_MAX || control || lossy) {
      throw new IllegalArgumentException(name + " is \"" + value + "\", expected 1 to "
          + VALUE_BYTES_MAX + " bytes of one line without control characters");
    }
  }

  /** An entry that carries its bytes itself. */
  public static Entry inline(
      String kind,
      String mediaType,
      Instant receivedAt,
      String channel,
      List<LeafReference> references,
      byte[] bytes) {
    return new Entry(kind, mediaType, receivedAt, channel, references, new EntryBody.Inline(bytes));
  }
}
