// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.picturejson;

import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.quantity.GeoPoint;
import org.trucewatch.domain.quantity.TimeSpan;
import org.trucewatch.pipeline.UnsealedResults;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Small pieces that every JSON form here is made of. Members keep their order, so equal values give equal bytes. */
final class Nodes {
  private static final JsonNodeFactory FACTORY = JsonNodeFactory.instance;

  private Nodes() {}

  static ObjectNode object() {
    return FACTORY.objectNode();
  }

  static <T> ArrayNode list(Collection<T> values, Function<T, ? extends JsonNode> form) {
    ArrayNode array = FACTORY.arrayNode();
    values.forEach(value -> array.add(form.apply(value)));
    return array;
  }

  static ArrayNode texts(Collection<String> values) {
    return list(values, FACTORY::stringNode);
  }

  static ArrayNode numbers(double... values) {
    ArrayNode array = FACTORY.arrayNode();
    for (double value : values) {
      array.add(value);
    }
    return array;
  }

  /** Null for what a provisional picture did not seal. */
  static JsonNode leaf(LeafRef leaf) {
    return UnsealedResults.isUnsealed(leaf)
        ? FACTORY.nullNode()
        : object().put("log", leaf.log()).put("index", leaf.index());
  }

  /** Only those that are in a log. */
  static ArrayNode leaves(Collection<LeafRef> leaves) {
    return list(
        leaves.stream().filter(leaf -> !UnsealedResults.isUnsealed(leaf)).toList(), Nodes::leaf);
  }

  static ObjectNode position(ObjectNode node, GeoPoint point) {
    return node.put("latitudeDegrees", point.latitudeDegrees())
        .put("longitudeDegrees", point.longitudeDegrees());
  }

  static ObjectNode span(TimeSpan span) {
    return object().put("from", span.from().toString()).put("to", span.to().toString());
  }

  /** A GeoJSON line string or ring: longitude before latitude. */
  static ArrayNode line(List<GeoPoint> points) {
    return list(points, p -> numbers(p.longitudeDegrees(), p.latitudeDegrees()));
  }

  static double degrees(double radians) {
    return radians * 180 / Math.PI;
  }
}
