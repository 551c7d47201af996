// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.evidence.merkle.Hash;

class EntryCodecTest {

  private static final String TEXT = """
      trucewatch-entry/1
      kind: test/entry
      media-type: text/plain
      received-at: 2031-03-15T00:00:00.250Z
      channel: test:entries
      reference: example.org/a 4-6
      reference: example.org/a 6
      reference: example.org/b 0
      body: inline 2

      hi""";

  @Test
  void theTextFormIsTheDocumentedOne() {
    Entry entry = Entry.inline(
        "test/entry",
        "text/plain",
        Instant.parse("2031-03-15T00:00:00.250Z"),
        "test:entries",
        List.of(
            new LeafReference("example.org/a", 4),
            new LeafReference("example.org/a", 5),
            new LeafReference("example.org/a", 6),
            new LeafReference("example.org/a", 6),
            new LeafReference("example.org/b", 0)),
        new byte[] {'h', 'i'});
    assertThat(EntryCodec.encode(entry)).asString(StandardCharsets.UTF_8).isEqualTo(TEXT);
    assertThat(EntryCodec.decode(bytes(TEXT))).isEqualTo(entry);
  }

  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#hundred")
  void everyEntryReadsBack(long seed) {
    Draw draw = new Draw(seed);
    List<LeafReference> references = new ArrayList<>();
    for (int i = draw.below(6); i > 0; i--) {
      references.add(new LeafReference("log/" + draw.below(2), draw.below(4)));
    }
    EntryBody body = switch (draw.below(3)) {
      case 0 -> new EntryBody.Inline(draw.bytes(draw.below(200)));
      case 1 ->
        new BlobReference.Open(
            Hash.of(draw.bytes(32)), draw.below(1 << 30), Hash.of(draw.bytes(32)));
      default -> new BlobReference.Withheld(draw.below(1 << 30), Hash.of(draw.bytes(32)));
    };
    Entry entry = new Entry(
        "k",
        "m/ü",
        Instant.ofEpochSecond(draw.below(1 << 30), draw.below(1_000_000_000)),
        "c:d e",
        references,
        body);
    assertThat(EntryCodec.decode(EntryCodec.encode(entry))).isEqualTo(entry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "trucewatch-entry/1|trucewatch-entry/2",
        "kind: test/entry|kind: Test",
        "2031-03-15T00:00:00.250Z|2031-03-15T00:00:00.25Z",
        "2031-03-15T00:00:00.250Z|yesterday",
        "reference: example.org/a 4-6|reference: example.org/a 4-5",
        "reference: example.org/a 4-6|reference: example.org/a 6-4",
        "reference: example.org/a 4-6|reference: example.org/a 0-9223372036854775807",
        "reference: example.org/b 0|reference: example.org/b 00",
        "body: inline 2|body: inline 3",
        "body: inline 2|body: blob 2 withheld 00",
        "body: inline 2|body:",
        "channel: test:entries|channel: ",
      })
  void otherSpellingsAreRefused(String change) {
    String[] parts = change.split("\\|", -1);
    String changed = TEXT.replace(parts[0], parts[1]);
    assertThat(changed).isNotEqualTo(TEXT);
    assertThatThrownBy(() -> EntryCodec.decode(bytes(changed)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** No beginning of an entry and no random change makes the reader fail otherwise than by refusing. */
  @ParameterizedTest
  @MethodSource("org.trucewatch.domain.Seeds#thousand")
  void brokenBytesAreRefusedOrCanonical(long seed) {
    Draw draw = new Draw(seed);
    byte[] content = bytes(TEXT.substring(0, draw.below(TEXT.length() + 1)));
    for (int i = draw.below(4); i > 0 && content.length > 0; i--) {
      content[draw.below(content.length)] = (byte) draw.below(256);
    }
    try {
      assertThat(EntryCodec.encode(EntryCodec.decode(content))).isEqualTo(content);
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
