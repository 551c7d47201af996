// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Instant;

/** What a person did to the registry of owners and devices; one entry of the governance log each. */
public sealed interface RegistryAct {
  /** Beginning of the kind of all these entries. */
  String KIND_PREFIX = "registry/";

  /** Who did it, as they are named in their own office. */
  String by();

  /** Why, in a sentence. */
  String why();

  /** Somebody may own devices. */
  record OwnerRegistered(String ownerId, String name, String by, String why)
      implements RegistryAct {
    public OwnerRegistered {
      Batch.requireId("ownerId", ownerId);
      requireReason(by, why);
    }
  }

  /** A device may send; a later enrolment of the same id takes the place of the earlier one. */
  record DeviceEnrolled(Device device, String by, String why) implements RegistryAct {
    public DeviceEnrolled {
      requireReason(by, why);
    }
  }

  /** A device may send no more from a time on; only a new enrolment, with another key, ends that. */
  record DeviceRevoked(String deviceId, Instant from, String by, String why)
      implements RegistryAct {
    public DeviceRevoked {
      Batch.requireId("deviceId", deviceId);
      requireReason(by, why);
    }
  }

  /**
   * A quarantined device may send again.
   *
   * @param forkIndex leaf of the fork in the observations log that was looked into; a later fork quarantines again
   */
  record DeviceReleased(String deviceId, long forkIndex, String by, String why)
      implements RegistryAct {
    public DeviceReleased {
      Batch.requireId("deviceId", deviceId);
      requireReason(by, why);
    }
  }

  /** Kind of the governance entry. */
  default String kind() {
    return switch (this) {
      case OwnerRegistered o -> KIND_PREFIX + "owner";
      case DeviceEnrolled d -> KIND_PREFIX + "device";
      case DeviceRevoked r -> KIND_PREFIX + "revocation";
      case DeviceReleased r -> KIND_PREFIX + "release";
    };
  }

  private static void requireReason(String by, String why) {
    if (by.isBlank() || why.isBlank()) {
      throw new IllegalArgumentException(
          "an act on the registry names who did it and why, expected both");
    }
  }
}
