// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.gazetteer;

import java.util.ArrayList;
import java.util.List;
import org.trucewatch.adapters.GeoJsonRings;
import org.trucewatch.adapters.PlainText;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.domain.AdministrativeArea;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;
import org.trucewatch.domain.quantity.GeoPoint;
import tools.jackson.databind.JsonNode;

/**
 * Decodes a GeoJSON feature collection of regions with the properties iso and name_en, or name. Every ring is taken as
 * ground: some sources list the parts of a region as rings of one polygon, the mainland last.
 */
public final class AdministrativeAreaDecoder {
  /** Most regions of one file. */
  public static final int REGIONS_MAX = 10_000;

  private AdministrativeAreaDecoder() {}

  /** Decodes plain or gzip bytes; each region that cannot be used gives one rejection. */
  public static Decoded<AdministrativeArea> decode(String channel, byte[] bytes) {
    List<AdministrativeArea> areas = new ArrayList<>();
    List<Rejection> rejections = new ArrayList<>();
    try {
      JsonNode features = features(GeoJsonRings.tree(PlainText.of(bytes)));
      for (int i = 0; i < features.size(); i++) {
        readFeature(features.get(i), channel + ", feature " + (i + 1), areas, rejections);
      }
    } catch (Unreadable e) {
      rejections.add(e.at(channel));
    }
    return new Decoded<>(areas, rejections);
  }

  private static JsonNode features(JsonNode collection) {
    JsonNode features = collection.path("features");
    if (!features.isArray() || features.size() > REGIONS_MAX) {
      throw new Unreadable(
          "it has " + features.size() + " features in an array called features",
          "a FeatureCollection of at most " + REGIONS_MAX,
          "Export the regions as one FeatureCollection.");
    }
    return features;
  }

  private static void readFeature(
      JsonNode feature, String where, List<AdministrativeArea> areas, List<Rejection> rejections) {
    try {
      List<List<GeoPoint>> rings = new ArrayList<>();
      GeoJsonRings.polygons(feature.path("geometry")).forEach(rings::addAll);
      JsonNode properties = feature.path("properties");
      String name = properties.path("name_en").asString(properties.path("name").asString(""));
      areas.add(new AdministrativeArea(properties.path("iso").asString(""), name, rings));
    } catch (Unreadable e) {
      rejections.add(e.at(where));
    }
  }
}
