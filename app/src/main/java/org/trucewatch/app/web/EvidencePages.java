// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.web;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.pipeline.SealedRun;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands behind a leaf index: the entry, its hashes, its proof. */
final class EvidencePages {
  /** Of a text, as much as a person reads on a page; the whole is one click further. */
  static final int TEXT_CHARACTERS_MAX = 4_096;

  private static final JsonMapper JSON = JsonMapper.shared();

  private final SealedRun run;

  private EvidencePages(SealedRun run) {
    this.run = run;
  }

  static EvidencePages open(Path logs) {
    return new EvidencePages(SealedRun.open(logs));
  }

  byte[] describe(String log, long index) {
    LogReader reader = run.reader(log);
    Entry entry = reader.read(index);
    ObjectNode node = JSON.createObjectNode();
    node.put("log", log).put("index", index).put("origin", reader.checkpoint().origin());
    node.put("kind", entry.kind())
        .put("mediaType", entry.mediaType())
        .put("channel", entry.channel())
        .put("receivedAt", entry.receivedAt().toString())
        .put("length", entry.body().length());
    byte[] body = bytes(log, index);
    node.put("sha256", HexFormat.of().formatHex(sha256(body)));
    node.put("leafHash", reader.leafHash(index).base64());
    node.put("text", excerpt(body));
    ArrayNode references = node.putArray("references");
    entry
        .references()
        .forEach(r -> references.addObject().put("log", r.log()).put("index", r.index()));
    ArrayNode proof = node.putArray("inclusionProof");
    reader.inclusionProof(index).path().forEach(hash -> proof.add(hash.base64()));
    node.put("treeSize", reader.size()).put("root", reader.checkpoint().root().base64());
    return JSON.writeValueAsBytes(node);
  }

  byte[] bytes(String log, long index) {
    LogReader reader = run.reader(log);
    return reader
        .readBody(reader.read(index))
        .orElseThrow(() -> new IllegalArgumentException(
            log + ":" + index + " was redacted; its proofs still hold"));
  }

  private static @Nullable String excerpt(byte[] body) {
    byte[] head = body.length > TEXT_CHARACTERS_MAX
        ? java.util.Arrays.copyOf(body, TEXT_CHARACTERS_MAX)
        : body;
    for (byte b : head) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return null;
      }
    }
    try {
      // The cut may fall inside a character; what is before it is still text.
      int end = head.length;
      while (end > 0 && end > head.length - 4 && (head[end - 1] & 0xC0) == 0x80) {
        end--;
      }
      boolean cut = head.length < body.length && end > 0 && head[end - 1] < 0;
      int length = cut ? end - 1 : head.length;
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(java.nio.ByteBuffer.wrap(head, 0, length))
          .toString();
    } catch (CharacterCodingException e) {
      return null; // Not text: the page offers the download.
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
