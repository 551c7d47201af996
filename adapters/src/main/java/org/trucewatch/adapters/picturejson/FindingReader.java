// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picturejson;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trucewatch.domain.Finding;
import org.trucewatch.domain.Finding.Attribution;
import org.trucewatch.domain.Finding.Criterion;
import org.trucewatch.domain.Finding.CriterionStanding;
import org.trucewatch.domain.Finding.Grade;
import org.trucewatch.domain.Finding.PartyProbability;
import org.trucewatch.domain.Finding.Standing;
import org.trucewatch.domain.LeafRef;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads findings back from the bytes that were sealed. */
public final class FindingReader {
  private static final Set<String> KNOWN = Set.of(
      "id",
      "title",
      "obligation",
      "party",
      "standing",
      "statement",
      "standardOfProof",
      "reasons",
      "coverage",
      "claims",
      "attribution",
      "criteria",
      "wouldChange",
      "eventIds",
      "inputs");

  private FindingReader() {}

  /**
   * A finding, and what its record says besides: members that a later version wrote and this one does not know.
   *
   * @param further their JSON by name, in the record's order
   */
  public record Read(Finding finding, Map<String, String> further) {}

  /** Empty where the bytes are no finding of this project's spelling. */
  public static Optional<Read> read(byte[] bytes) {
    try {
      JsonNode node = JsonMapper.shared().readTree(bytes);
      Map<String, String> further = new LinkedHashMap<>();
      node.propertyStream()
          .filter(e -> !KNOWN.contains(e.getKey()))
          .forEach(e -> further.put(e.getKey(), e.getValue().toString()));
      return Optional.of(new Read(finding(node), further));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Finding finding(JsonNode n) {
    return new Finding(
        text(n, "id"),
        text(n, "title"),
        text(n, "obligation"),
        text(n, "party"),
        Standing.valueOf(text(n, "standing")),
        text(n, "statement"),
        text(n, "standardOfProof"),
        texts(n, "reasons"),
        texts(n, "coverage"),
        claims(n),
        attribution(n.path("attribution")),
        criteria(n),
        texts(n, "wouldChange"),
        texts(n, "eventIds"),
        leaves(n));
  }

  private static List<Finding.Claim> claims(JsonNode n) {
    List<Finding.Claim> claims = new ArrayList<>();
    for (JsonNode c : n.path("claims")) {
      claims.add(new Finding.Claim(text(c, "text"), leaf(c.path("leaf"))));
    }
    return claims;
  }

  private static Attribution attribution(JsonNode a) {
    List<PartyProbability> shares = new ArrayList<>();
    for (JsonNode p : a.path("probabilities")) {
      shares.add(new PartyProbability(text(p, "party"), p.path("probability").asDouble()));
    }
    return new Attribution(
        Grade.valueOf(text(a, "grade")),
        shares,
        a.path("cannotBeSaid").asDouble(),
        text(a, "reason"));
  }

  private static List<Criterion> criteria(JsonNode n) {
    List<Criterion> criteria = new ArrayList<>();
    for (JsonNode c : n.path("criteria")) {
      criteria.add(new Criterion(
          text(c, "id"),
          text(c, "title"),
          CriterionStanding.valueOf(text(c, "standing")),
          text(c, "reason")));
    }
    return criteria;
  }

  private static List<LeafRef> leaves(JsonNode n) {
    List<LeafRef> leaves = new ArrayList<>();
    n.path("inputs").forEach(leaf -> leaves.add(leaf(leaf)));
    return leaves;
  }

  private static LeafRef leaf(JsonNode n) {
    return new LeafRef(text(n, "log"), n.path("index").asLong(-1));
  }

  private static List<String> texts(JsonNode n, String name) {
    List<String> texts = new ArrayList<>();
    n.path(name).forEach(t -> texts.add(t.asString("")));
    return texts;
  }

  private static String text(JsonNode n, String name) {
    return n.path(name).asString("");
  }
}
