// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.domain.Sourced;
import org.trucewatch.pipeline.sender.Device.Quota;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceEnrolled;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceReleased;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceRevoked;
import org.trucewatch.pipeline.sender.RegistryAct.OwnerRegistered;

class RegistryTest {
  private static final Instant FROM = Instant.parse("2031-01-01T00:00:00Z");
  private static final Instant TO = Instant.parse("2032-01-01T00:00:00Z");
  private static final RegistryAct OWNER = new OwnerRegistered("mission", "Mission", "x", "y");

  private static DeviceEnrolled enrolled(String key) {
    return new DeviceEnrolled(
        new Device("s-1", "mission", key.repeat(64), FROM, TO, Set.of("miniseed"), Quota.DEFAULT),
        "x",
        "y");
  }

  private static Registry registry(RegistryAct... acts) {
    List<Sourced<RegistryAct>> sealed = new ArrayList<>();
    for (RegistryAct act : acts) {
      sealed.add(new Sourced<>(act, new LeafRef("governance", sealed.size())));
    }
    return Registry.of(sealed);
  }

  @Test
  void theSameFirstEntriesGiveTheSameEntitlements() {
    RegistryAct[] acts = {
      OWNER, enrolled("a"), new DeviceRevoked("s-1", TO, "x", "y"), enrolled("b")
    };
    assertThat(registry(acts[0]).find("s-1")).isEmpty();
    assertThat(registry(acts[0], acts[1]).find("s-1").orElseThrow().enrolledAt().index())
        .isEqualTo(1);
    assertThat(registry(acts[0], acts[1], acts[2]).find("s-1").orElseThrow().revokedFrom())
        .contains(TO);
    assertThat(registry(acts).find("s-1").orElseThrow().revokedFrom()).isEmpty();
    assertThat(registry(acts).list()).isEqualTo(registry(acts).list());
  }

  @Test
  void aRevocationCannotBePostponed() {
    Registry registry = registry(
        OWNER,
        enrolled("a"),
        new DeviceRevoked("s-1", FROM, "x", "y"),
        new DeviceRevoked("s-1", TO, "x", "y"));
    assertThat(registry.find("s-1").orElseThrow().revokedFrom()).contains(FROM);
  }

  @Test
  void actsThatCannotBeChangeNothingAndAreNoted() {
    assertThat(registry(enrolled("a")).notes())
        .singleElement()
        .asString()
        .contains("owner mission");
    Registry registry = registry(
        OWNER,
        enrolled("a"),
        new DeviceRevoked("s-1", FROM, "x", "y"),
        enrolled("a"),
        new DeviceReleased("s-9", 3, "x", "y"));
    assertThat(registry.notes()).hasSize(2);
    assertThat(registry.notes().getFirst()).contains("its key was revoked, expected another");
    assertThat(registry.find("s-1").orElseThrow().revokedFrom()).contains(FROM);
  }

  @Test
  void anActNeedsSomeoneAndAReason() {
    assertThatThrownBy(() -> new OwnerRegistered("mission", "Mission", " ", "y"))
        .hasMessageContaining("who did it and why");
  }
}
