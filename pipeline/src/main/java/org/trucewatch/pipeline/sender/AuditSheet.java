// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.Entry;
import org.trucewatch.pipeline.sender.BatchProof.Proof;
import org.trucewatch.pipeline.sender.SenderAudit.Outcome;
import org.trucewatch.pipeline.sender.SenderAudit.Place;

/** What an audit has found so far. */
final class AuditSheet {
  private final List<Place> places = new ArrayList<>();
  private final Set<LeafRef> gone = new TreeSet<>();
  private final List<String> remarks = new ArrayList<>();
  private final Set<String> devices = new TreeSet<>();
  private long batches;

  void note(LeafRef leaf, Proof proof) {
    switch (proof) {
      case Proof.Proven proven -> {
        batches++;
        devices.add(proven.signed().batch().deviceId());
      }
      case Proof.Gone missing -> gone.add(missing.leaf());
      case Proof.Wrong wrong -> differ(leaf, wrong.what(), wrong.expected(), wrong.found());
    }
  }

  /** A report that bears a device's channel would be taken for that device's, and no device signed it. */
  void noteImpersonation(LeafRef leaf, Entry entry) {
    if (entry.channel().startsWith(SenderEntries.CHANNEL)) {
      differ(
          leaf,
          "the kind of an entry on the channel " + entry.channel(),
          SenderEntries.BATCH + ", signed by that device",
          entry.kind());
    }
  }

  void differ(LeafRef leaf, String what, String expected, String found) {
    if (places.size() < SenderAudit.PLACES_MAX) {
      places.add(new Place(leaf, what, expected, found));
    }
  }

  void noteGone(List<LeafRef> leaves) {
    gone.addAll(leaves);
  }

  void remark(String words) {
    if (remarks.size() < SenderAudit.PLACES_MAX) {
      remarks.add(words);
    }
  }

  /** A real difference outranks what cannot be said. */
  Outcome outcome() {
    if (!places.isEmpty()) {
      return new Outcome.Differs(places);
    }
    if (gone.isEmpty()) {
      return new Outcome.Equal(batches, devices.size(), remarks);
    }
    List<LeafRef> first = gone.stream().limit(SenderAudit.PLACES_MAX).toList();
    return new Outcome.CannotBeChecked(
        gone.size() == 1
            ? "1 object is gone (redacted, or deleted): " + first.getFirst()
            : gone.size() + " objects are gone (redacted, or deleted), the first " + first);
  }
}
