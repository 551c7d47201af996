// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.trucewatch.evidence.storage.SimulatedDisk;

/** The end of the journal: what a crash cut short is dropped, what was acknowledged and rots is not. */
class JournalTailTest {

  private static final String SEGMENT = ".writer/journal/" + "0".repeat(20);
  private static final int MARK_BYTES = 20 + 32;

  private byte[] whole;
  private int firstEnd;
  private int secondEnd;

  private static EvidenceLog open(SimulatedDisk disk) {
    return EvidenceLog.open(disk, Entries.ORIGIN, Entries.KEY, Entries.OPTIONS);
  }

  /** One acknowledged entry, then another; neither is published. */
  @BeforeEach
  void appendTwo() {
    SimulatedDisk disk = new SimulatedDisk(1);
    try (EvidenceLog log = open(disk)) {
      log.append(Entries.numbered(0));
      firstEnd = disk.read(SEGMENT).orElseThrow().length;
      log.append(Entries.numbered(1));
      whole = disk.read(SEGMENT).orElseThrow();
      secondEnd = whole.length - MARK_BYTES;
    }
  }

  private static SimulatedDisk diskWith(byte[] journal) {
    SimulatedDisk disk = new SimulatedDisk(1);
    open(disk).close();
    disk.write(SEGMENT, journal);
    return disk;
  }

  private static byte[] flipped(byte[] content, int at) {
    byte[] changed = content.clone();
    changed[at] ^= 4;
    return changed;
  }

  @Test
  void aBitThatRotsInTheLastAcknowledgedRecordIsDamageAndNotATornWrite() {
    for (int at = firstEnd; at < secondEnd; at++) {
      SimulatedDisk disk = diskWith(flipped(whole, at));
      assertThatThrownBy(() -> open(disk))
          .as("byte " + at)
          .isInstanceOf(EvidenceIntegrityException.class)
          .hasMessageContaining("the record at byte " + firstEnd + " is damaged and later records");
    }
  }

  @Test
  void aBitThatRotsAfterARecoveryIsDamageToo() {
    SimulatedDisk disk = diskWith(whole);
    open(disk).close(); // Writes both entries anew as one record.
    byte[] recovered = disk.read(SEGMENT).orElseThrow();
    disk.write(SEGMENT, flipped(recovered, 60));
    assertThatThrownBy(() -> open(disk))
        .isInstanceOf(EvidenceIntegrityException.class)
        .hasMessageContaining("is damaged and later records exist");
  }

  /** A write that a crash tore was never acknowledged; wherever it was torn, the log opens without it. */
  @Test
  void aRecordCutShortByACrashIsDroppedAtEveryLength() {
    for (int length = firstEnd; length <= whole.length; length++) {
      try (EvidenceLog log = open(diskWith(Arrays.copyOf(whole, length)))) {
        assertThat(log.size()).as("cut at " + length).isEqualTo(length < secondEnd ? 1 : 2);
        assertThat(log.read(0)).isEqualTo(Entries.numbered(0));
        log.append(Entries.numbered(7));
        assertThat(log.publish().size()).isEqualTo(log.size());
      }
    }
  }

  /** A crash may tear the unforced mark behind the last record of a segment that is not the last. */
  @Test
  void aTornMarkBeforeALaterSegmentLosesNothing() {
    for (int cut = 1; cut <= MARK_BYTES; cut++) {
      SimulatedDisk disk = new SimulatedDisk(1);
      EvidenceLog log = open(disk);
      log.append(Entries.numbered(0));
      byte[] first = disk.read(SEGMENT).orElseThrow();
      log.publish();
      log.append(Entries.numbered(1));
      log.close();
      disk.write(SEGMENT, Arrays.copyOf(first, first.length - cut));
      try (EvidenceLog again = open(disk)) {
        assertThat(again.size()).isEqualTo(2);
      }
    }
  }
}
