// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.registryjson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.trucewatch.domain.Draw;
import org.trucewatch.pipeline.sender.Device;
import org.trucewatch.pipeline.sender.Device.Quota;
import org.trucewatch.pipeline.sender.RegistryAct;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceEnrolled;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceReleased;
import org.trucewatch.pipeline.sender.RegistryAct.DeviceRevoked;
import org.trucewatch.pipeline.sender.RegistryAct.OwnerRegistered;

class RegistryJsonTest {
  private static final Instant FROM = Instant.parse("2031-01-01T00:00:00Z");
  private static final RegistryAct[] ACTS = {
    new OwnerRegistered("mission", "Mission \"M\", \u0416", "A. Person", "first owner"),
    new DeviceEnrolled(
        new Device(
            "s-1",
            "mission",
            "a".repeat(64),
            FROM,
            FROM.plusSeconds(1),
            Set.of("miniseed", "claims-csv"),
            Quota.DEFAULT),
        "A. Person",
        "new"),
    new DeviceRevoked("s-1", FROM, "A. Person", "stolen"),
    new DeviceReleased("s-1", 17, "A. Person", "looked into")
  };

  @Test
  void everyActReadsBack() {
    for (RegistryAct act : ACTS) {
      assertThat(RegistryJson.read(act.kind(), RegistryJson.write(act))).isEqualTo(act);
    }
    assertThat(new String(RegistryJson.write(ACTS[3]), StandardCharsets.UTF_8))
        .isEqualTo("{\"by\":\"A. Person\",\"device\":\"s-1\",\"fork\":17,\"why\":\"looked into\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[",
        "{}",
        "{\"by\":\"x\"}",
        "{\"by\":\"A. Person\", \"device\":\"s-1\",\"fork\":17,\"why\":\"looked into\"}",
        "{\"device\":\"s-1\",\"by\":\"A. Person\",\"fork\":17,\"why\":\"looked into\"}",
        "{\"by\":\"A. Person\",\"device\":\"s-1\",\"fork\":1.5,\"why\":\"looked into\"}",
        "{\"by\":\"A. Person\",\"device\":\"S 1\",\"fork\":17,\"why\":\"looked into\"}",
        "{\"by\":\"A. Person\",\"device\":\"s-1\",\"extra\":1,\"fork\":17,\"why\":\"looked into\"}"
      })
  void anotherSpellingIsRefusedWithWhatWasExpected(String text) {
    assertThatThrownBy(
            () -> RegistryJson.read("registry/release", text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void damagedActsAreReadOrRefusedAndNothingElse() {
    for (int seed = 0; seed < 20_000; seed++) {
      Draw draw = new Draw(seed);
      RegistryAct act = ACTS[draw.below(ACTS.length)];
      byte[] bytes = RegistryJson.write(act);
      bytes[draw.below(bytes.length)] = (byte) draw.below(256);
      try {
        RegistryAct read = RegistryJson.read(act.kind(), bytes);
        assertThat(RegistryJson.write(read)).as("seed " + seed).isEqualTo(bytes);
      } catch (IllegalArgumentException expected) {
        assertThat(expected.getMessage()).as("seed " + seed).isNotNull();
      }
    }
  }
}
