// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.docketjson;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An act on the register of keys that may sign for participants, parties and offices: an entry of the governance log, as
 * devices are enrolled there.
 *
 * @param author id of the participant, party or office
 * @param key its public key, C2SP signed-note, under the author's id as name; empty where its keys are revoked
 * @param from when the act takes effect
 * @param by who did it
 * @param why in a sentence
 */
public record KeyAct(String author, String key, Instant from, String by, String why) {
  /** Kind of the entry that registers a key. */
  public static final String REGISTERED = "docket/key";

  /** Kind of the entry that ends every key of an author. */
  public static final String REVOKED = "docket/key-revoked";

  public KeyAct {
    if (author.isBlank() || by.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException(
          "an act on keys names no author, person or reason, expected all three");
    }
  }

  public String kind() {
    return key.isEmpty() ? REVOKED : REGISTERED;
  }

  /** The bytes that are sealed, in the one spelling that is read back. */
  public byte[] bytes() {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("author", author)
        .put("by", by)
        .put("from", from.toString())
        .put("key", key)
        .put("why", why);
    return node.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** @throws IllegalArgumentException where the bytes are no such act, or spelt otherwise */
  public static KeyAct read(byte[] bytes) {
    try {
      JsonNode node = JsonMapper.shared().readTree(bytes);
      KeyAct act = new KeyAct(
          node.path("author").asString(""),
          node.path("key").asString(""),
          Instant.parse(node.path("from").asString("")),
          node.path("by").asString(""),
          node.path("why").asString(""));
      if (!java.util.Arrays.equals(act.bytes(), bytes)) {
        throw new IllegalArgumentException("is not in the one spelling of an act on keys, expected "
            + new String(act.bytes(), StandardCharsets.UTF_8));
      }
      return act;
    } catch (JacksonException | DateTimeParseException e) {
      throw new IllegalArgumentException("is no act on keys: " + String.valueOf(e.getMessage()), e);
    }
  }
}
