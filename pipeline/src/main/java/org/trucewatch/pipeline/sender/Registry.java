// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Sourced;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceEnrolled;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceReleased;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceRevoked;
import org.trucewatch.pipeline.sender.RegistryAct.OwnerRegistered;

/**
 * Who may send what, as it follows from the first entries of the governance log: whoever reads as many comes to the same. An
 * act that cannot be, such as the enrolment of a device whose owner nobody registered, changes nothing and is noted.
 */
public final class Registry {
  /** Most devices. Ours: a line of contact of 1,400 km with seven devices a kilometre. */
  public static final int DEVICES_MAX = 10_000;

  /** Nobody may send anything. */
  public static final Registry EMPTY = Registry.of(List.of());

  private final Map<String, String> owners = new TreeMap<>();
  private final Map<String, Entitlement> devices = new TreeMap<>();
  private final List<String> notes = new ArrayList<>();

  Registry() {}

  /**
   * A device as it may send.
   *
   * @param enrolledAt leaf of the governance log that enrolled it
   * @param revokedFrom from when on it may send no more; empty where nobody revoked it
   * @param releasedFork highest leaf of a fork that a person looked into; -1 where none was
   */
  public record Entitlement(
      Device device, LeafRef enrolledAt, Optional<Instant> revokedFrom, long releasedFork) {}

  /** The registry after these acts, in the log's order. */
  public static Registry of(List<Sourced<RegistryAct>> acts) {
    Registry registry = new Registry();
    acts.forEach(act -> registry.apply(act.value(), act.leaf()));
    return registry;
  }

  /** The next act, in the log's order. */
  void apply(RegistryAct act, LeafRef leaf) {
    switch (act) {
      case OwnerRegistered owner -> owners.put(owner.ownerId(), owner.name());
      case DeviceEnrolled enrolled -> enrol(enrolled.device(), leaf);
      case DeviceRevoked revoked ->
        change(revoked.deviceId(), leaf, e -> revoke(e, revoked.from()));
      case DeviceReleased released ->
        change(released.deviceId(), leaf, e -> release(e, released.forkIndex()));
    }
  }

  private void enrol(Device device, LeafRef leaf) {
    Entitlement before = devices.get(device.deviceId());
    if (!owners.containsKey(device.ownerId())) {
      notes.add(leaf + ": device " + device.deviceId()
          + " is not enrolled: nobody registered its owner " + device.ownerId() + " before");
    } else if (before == null && devices.size() >= DEVICES_MAX) {
      notes.add(leaf + ": device " + device.deviceId() + " is not enrolled: the registry holds "
          + DEVICES_MAX + " devices, the most it takes");
    } else if (before != null
        && before.revokedFrom().isPresent()
        && before.device().publicKey().equals(device.publicKey())) {
      notes.add(leaf + ": device " + device.deviceId()
          + " is not enrolled again: its key was revoked, expected another");
    } else {
      long released = before == null ? -1 : before.releasedFork();
      devices.put(device.deviceId(), new Entitlement(device, leaf, Optional.empty(), released));
    }
  }

  private static Entitlement revoke(Entitlement e, Instant from) {
    Instant earliest = e.revokedFrom().filter(r -> r.isBefore(from)).orElse(from);
    return new Entitlement(e.device(), e.enrolledAt(), Optional.of(earliest), e.releasedFork());
  }

  private static Entitlement release(Entitlement e, long fork) {
    return new Entitlement(
        e.device(), e.enrolledAt(), e.revokedFrom(), Math.max(fork, e.releasedFork()));
  }

  private void change(
      String deviceId, LeafRef leaf, java.util.function.UnaryOperator<Entitlement> to) {
    Entitlement before = devices.get(deviceId);
    if (before == null) {
      notes.add(leaf + ": names device " + deviceId + ", which nobody enrolled before");
    } else {
      devices.put(deviceId, to.apply(before));
    }
  }

  /** The device under an id. */
  public Optional<Entitlement> find(String deviceId) {
    return Optional.ofNullable(devices.get(deviceId));
  }

  /** Owners' names by id. */
  public Map<String, String> owners() {
    return Map.copyOf(owners);
  }

  /** All devices, by id. */
  public List<Entitlement> list() {
    return List.copyOf(devices.values());
  }

  /** Acts that changed nothing, and why. */
  public List<String> notes() {
    return List.copyOf(notes);
  }
}
