// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.registryjson;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.trucewatch.pipeline.sender.Device;
import org.trucewatch.pipeline.sender.Device.Quota;
import org.trucewatch.pipeline.sender.RegistryAct;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceEnrolled;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceReleased;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceRevoked;
import org.trucewatch.pipeline.sender.RegistryAct.OwnerRegistered;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One act as JSON in exactly one spelling, which is that of RFC 8785 for what is used here: keys in order, no spaces, whole numbers,
 * text and lists of text. Another spelling of the same act is refused when it is read.
 */
public final class RegistryJson {
  /** Media type of the entries. */
  public static final String MEDIA_TYPE = "application/json";

  private static final JsonMapper JSON = JsonMapper.shared();

  private RegistryJson() {}

  /** The bytes of an act. */
  public static byte[] write(RegistryAct act) {
    Map<String, Object> fields = new TreeMap<>();
    fields.put("by", act.by());
    fields.put("why", act.why());
    switch (act) {
      case OwnerRegistered owner -> {
        fields.put("owner", owner.ownerId());
        fields.put("name", owner.name());
      }
      case DeviceEnrolled enrolled -> put(fields, enrolled.device());
      case DeviceRevoked revoked -> {
        fields.put("device", revoked.deviceId());
        fields.put("from", revoked.from().toString());
      }
      case DeviceReleased released -> {
        fields.put("device", released.deviceId());
        fields.put("fork", released.forkIndex());
      }
    }
    return text(fields).getBytes(StandardCharsets.UTF_8);
  }

  private static void put(Map<String, Object> fields, Device device) {
    fields.put("device", device.deviceId());
    fields.put("owner", device.ownerId());
    fields.put("publicKey", device.publicKey());
    fields.put("validFrom", device.validFrom().toString());
    fields.put("validTo", device.validTo().toString());
    fields.put("formats", List.copyOf(device.formats()));
    fields.put("batchesPerMinute", (long) device.quota().batchesPerMinute());
    fields.put("bytesPerMinute", device.quota().bytesPerMinute());
  }

  private static String text(Map<String, Object> fields) {
    ObjectNode node = JSON.createObjectNode();
    fields.forEach((key, value) -> node.set(key, JSON.valueToTree(value)));
    return node.toString();
  }

  /**
   * Reads an act.
   *
   * @param kind of the entry
   * @throws IllegalArgumentException when it is none, or spelt otherwise
   */
  public static RegistryAct read(String kind, byte[] bytes) {
    RegistryAct act;
    try {
      act = read(kind, JSON.readTree(bytes));
    } catch (JacksonException e) {
      throw new IllegalArgumentException(kind + ": is not JSON: " + e.getOriginalMessage(), e);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          kind + ": " + e.getMessage() + ", expected a time as 2031-03-15T00:00:00Z", e);
    }
    String again = new String(write(act), StandardCharsets.UTF_8);
    if (!again.equals(new String(bytes, StandardCharsets.UTF_8))) {
      throw new IllegalArgumentException(
          kind + ": is not in the one spelling of this act, expected " + again);
    }
    return act;
  }

  private static RegistryAct read(String kind, JsonNode node) {
    String by = text(kind, node, "by");
    String why = text(kind, node, "why");
    return switch (kind) {
      case RegistryAct.KIND_PREFIX + "owner" ->
        new OwnerRegistered(text(kind, node, "owner"), text(kind, node, "name"), by, why);
      case RegistryAct.KIND_PREFIX + "device" -> new DeviceEnrolled(device(kind, node), by, why);
      case RegistryAct.KIND_PREFIX + "revocation" ->
        new DeviceRevoked(
            text(kind, node, "device"), Instant.parse(text(kind, node, "from")), by, why);
      case RegistryAct.KIND_PREFIX + "release" ->
        new DeviceReleased(text(kind, node, "device"), number(kind, node, "fork"), by, why);
      default ->
        throw new IllegalArgumentException(
            "kind is " + kind
                + ", expected registry/owner, registry/device, registry/revocation or registry/release");
    };
  }

  private static Device device(String kind, JsonNode node) {
    List<String> formats = new ArrayList<>();
    node.path("formats").forEach(f -> formats.add(f.asString("")));
    Set<String> ordered = new TreeSet<>(formats);
    return new Device(
        text(kind, node, "device"),
        text(kind, node, "owner"),
        text(kind, node, "publicKey"),
        Instant.parse(text(kind, node, "validFrom")),
        Instant.parse(text(kind, node, "validTo")),
        ordered,
        new Quota(
            Math.toIntExact(Math.min(number(kind, node, "batchesPerMinute"), Integer.MAX_VALUE)),
            number(kind, node, "bytesPerMinute")));
  }

  private static String text(String kind, JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isString()) {
      throw new IllegalArgumentException(kind + ": '" + key + "' is missing, expected text");
    }
    return value.asString();
  }

  private static long number(String kind, JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw new IllegalArgumentException(
          kind + ": '" + key + "' is missing, expected a whole number");
    }
    return value.asLong();
  }
}
