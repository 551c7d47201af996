// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.trucewatch.pipeline.sender.BatchFormat.SignedBatch;
import org.trucewatch.pipeline.sender.Refusal.Cause;
import org.trucewatch.pipeline.sender.Registry.Entitlement;

/**
 * Whether the sender of a batch may send it now. The cheap questions come first: a device that floods has used up its quota and
 * is refused before its signature costs anything; only a right signature takes from a quota, so nobody can use up another's.
 *
 * @param now the gate's time
 */
record Admission(BatchFormat format, Quotas quotas, Instant now) {
  /** Why not; empty where it may. */
  Optional<Refusal> findRefusal(SignedBatch signed, int bytes, Optional<Entitlement> entitlement) {
    Batch batch = signed.batch();
    if (entitlement.isEmpty()) {
      return refuse(
          batch,
          Cause.UNKNOWN_DEVICE,
          "nobody enrolled this device",
          "an enrolled device",
          "Enrol it: trucewatch device enrol");
    }
    Device device = entitlement.get().device();
    if (!quotas.has(device, bytes, now)) {
      return overQuota(batch, device);
    }
    if (!format.isSignedBy(signed, device.publicKey())) {
      return refuse(
          batch,
          Cause.WRONG_SIGNATURE,
          "the signature is not by this device's key",
          "one by the key that was enrolled at " + entitlement.get().enrolledAt(),
          "Sign with that key, or enrol the device with its new one.");
    }
    Optional<Refusal> refusal = findInvalidity(batch, entitlement.get());
    if (refusal.isPresent()) {
      return refusal;
    }
    return quotas.take(device, bytes, now) ? Optional.empty() : overQuota(batch, device);
  }

  private Optional<Refusal> findInvalidity(Batch batch, Entitlement entitlement) {
    Device device = entitlement.device();
    Optional<Instant> revoked = entitlement.revokedFrom();
    if (revoked.isPresent() && !now.isBefore(revoked.get())) {
      return refuse(
          batch,
          Cause.KEY_REVOKED,
          "the device's key was revoked from " + revoked.get() + " on, and it is " + now,
          "a key that is not revoked",
          "Enrol the device with a new key.");
    }
    if (now.isBefore(device.validFrom())) {
      return refuse(
          batch,
          Cause.KEY_NOT_YET_VALID,
          "the device's key is valid from " + device.validFrom() + ", and it is " + now,
          "a valid key",
          "Keep the batch until then, or correct the enrolment.");
    }
    if (!now.isBefore(device.validTo())) {
      return refuse(
          batch,
          Cause.KEY_EXPIRED,
          "the device's key expired at " + device.validTo() + ", and it is " + now,
          "a valid key",
          "Enrol the device anew.");
    }
    Set<String> foreign = new TreeSet<>();
    batch.observations().forEach(o -> foreign.add(o.format()));
    foreign.removeAll(device.formats());
    if (!foreign.isEmpty()) {
      return refuse(
          batch,
          Cause.FORMAT_NOT_REGISTERED,
          "it holds observations of the formats " + foreign,
          "those the device is enrolled for, " + device.formats(),
          "Enrol the device for what it sends.");
    }
    return Optional.empty();
  }

  private static Optional<Refusal> overQuota(Batch batch, Device device) {
    return refuse(
        batch,
        Cause.OVER_QUOTA,
        "the device has used up its quota",
        "at most " + device.quota().batchesPerMinute() + " batches and "
            + device.quota().bytesPerMinute() + " bytes a minute",
        "Keep the batch and send it again in a minute.");
  }

  private static Optional<Refusal> refuse(
      Batch batch, Cause cause, String what, String expected, String remedy) {
    return Optional.of(new Refusal(cause, GroupPlan.where(batch), what, expected, remedy));
  }
}
