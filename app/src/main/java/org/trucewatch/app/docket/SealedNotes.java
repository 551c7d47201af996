// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.trucewatch.adapters.docketjson.DocketNote;
import org.trucewatch.adapters.docketjson.KeyAct;
import org.trucewatch.assessment.agreement.ClockRule.Moment;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.clause.DocketEntry;
import org.trucewatch.assessment.clause.DocketEntry.Came;
import org.trucewatch.assessment.clause.DocketEntry.Established;
import org.trucewatch.assessment.clause.DocketEntry.Review;
import org.trucewatch.assessment.clause.DocketEntry.Signature;
import org.trucewatch.evidence.Entry;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.MalformedNoteException;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.pipeline.Sealer;

/**
 * What people sealed for the dockets of a run: keys, and signed entries, in the governance log. Every entry's signature is
 * checked against the keys that were registered for its author before it. What cannot be used stays listed with its reason.
 */
final class SealedNotes {
  /** Moments that a participant may record by itself; the others are an office's, or follow from findings. */
  private static final Set<Moment> OF_PARTICIPANTS = Set.of(Moment.NOTIFICATION, Moment.ALLEGATION);

  private final String run;
  private final List<Key> keys = new ArrayList<>();
  private final List<Note> notes = new ArrayList<>();
  private final List<Unused> unused = new ArrayList<>();
  private final Map<String, String> leafOfText = new HashMap<>();
  private Instant last = Instant.MIN;

  /**
   * A key that was registered.
   *
   * @param leaf where
   * @param until from when it was revoked; empty while it is not
   */
  record Key(KeyAct act, String leaf, Optional<Instant> until) {
    boolean isValidAt(Instant t) {
      return !t.isBefore(act.from()) && until.map(t::isBefore).orElse(true);
    }
  }

  /**
   * A signed entry that could be read.
   *
   * @param leaf where it is sealed
   * @param at when it was received
   */
  record Note(DocketNote note, String leaf, Instant at, Signature signature) {
    DocketEntry entry() {
      return new DocketEntry(leaf, at, note.author(), signature, note.content());
    }
  }

  /** An entry that is not handed to any docket. */
  record Unused(String leaf, String caseId, String author, String why) {}

  private SealedNotes(String run) {
    this.run = run;
  }

  /** Reads the governance log of a run. */
  static SealedNotes read(LogReader governance) {
    var read = new SealedNotes(governance.checkpoint().origin());
    for (long i = 0; i < governance.size(); i++) {
      Entry entry = governance.read(i);
      if (entry.kind().startsWith("docket/")) {
        read.add(Sealer.GOVERNANCE + ":" + i, entry, governance.readBody(entry));
      }
    }
    return read;
  }

  private void add(String leaf, Entry entry, Optional<byte[]> body) {
    last = entry.receivedAt().isAfter(last) ? entry.receivedAt() : last;
    if (body.isEmpty()) {
      unused.add(new Unused(leaf, "", "", "it was redacted, so what it said cannot be known"));
      return;
    }
    try {
      switch (entry.kind()) {
        case KeyAct.REGISTERED, KeyAct.REVOKED -> key(leaf, entry, KeyAct.read(body.get()));
        case DocketNote.KIND -> note(leaf, entry.receivedAt(), SignedNote.parse(body.get()));
        default ->
          unused.add(new Unused(leaf, "", "", "its kind " + entry.kind() + " is not known"));
      }
    } catch (MalformedNoteException e) {
      unused.add(
          new Unused(leaf, "", "", "it is no signed note: " + String.valueOf(e.getMessage())));
    } catch (IllegalArgumentException e) {
      unused.add(new Unused(leaf, "", "", String.valueOf(e.getMessage())));
    }
  }

  private void key(String leaf, Entry entry, KeyAct act) {
    if (!act.kind().equals(entry.kind())) {
      unused.add(new Unused(leaf, "", act.author(), "it says otherwise than its kind"));
      return;
    }
    if (act.key().isEmpty()) {
      keys.replaceAll(k -> k.act().author().equals(act.author()) && k.until().isEmpty()
          ? new Key(k.act(), k.leaf(), Optional.of(act.from()))
          : k);
      return;
    }
    VerifierKey key = VerifierKey.parse(act.key());
    if (!key.name().equals(act.author())) {
      unused.add(new Unused(
          leaf, "", act.author(), "its key is named " + key.name() + ", expected its author"));
      return;
    }
    keys.add(new Key(act, leaf, Optional.empty()));
  }

  private void note(String leaf, Instant at, SignedNote signed) {
    DocketNote note = DocketNote.read(signed.body());
    String earlier = leafOfText.putIfAbsent(signed.body(), leaf);
    if (!note.run().equals(run)) {
      unused.add(unused(leaf, note, "it was signed for the run " + note.run()));
    } else if (earlier != null) {
      unused.add(unused(leaf, note, "the same signed entry is sealed before, as " + earlier));
    } else {
      List<Key> of =
          keys.stream().filter(k -> k.act().author().equals(note.author())).toList();
      if (of.isEmpty()) {
        unused.add(unused(
            leaf,
            note,
            "its author is unknown here: nobody had registered a key for " + note.author()
                + " before, so its signature is UNCHECKED"));
        return;
      }
      notes.add(new Note(note, leaf, at, signature(of, at, signed)));
    }
  }

  private static Signature signature(List<Key> keys, Instant at, SignedNote signed) {
    return keys.stream()
            .filter(k -> k.isValidAt(at))
            .anyMatch(k -> VerifierKey.parse(k.act().key()).signed(signed))
        ? Signature.VALID
        : Signature.INVALID;
  }

  private static Unused unused(String leaf, DocketNote note, String why) {
    return new Unused(leaf, note.caseId(), note.author(), why);
  }

  /** Keys, in the order registered. */
  List<Key> keys() {
    return List.copyOf(keys);
  }

  /**
   * Entries that a case's docket weighs: those signed for it, and reviews of its findings wherever they were signed.
   *
   * @param caseIds names of the case; each member of a group gives it one
   */
  List<Note> of(Set<String> caseIds, Set<String> findingIds, Terms terms) {
    return notes.stream()
        .filter(n -> concerns(n, caseIds, findingIds))
        .filter(n -> fault(n, terms).isEmpty())
        .toList();
  }

  private static boolean concerns(Note n, Set<String> caseIds, Set<String> findingIds) {
    return caseIds.contains(n.note().caseId())
        || n.note().content() instanceof Review r && findingIds.contains(r.findingId());
  }

  /** What is not weighed: of this case, and what could not be read at all. */
  List<Unused> unusedIn(Set<String> caseIds, Set<String> findingIds, Terms terms) {
    List<Unused> all = new ArrayList<>(unused.stream()
        .filter(u -> u.caseId().isEmpty() || caseIds.contains(u.caseId()))
        .toList());
    for (Note n : notes) {
      if (concerns(n, caseIds, findingIds)) {
        fault(n, terms).ifPresent(why -> all.add(unused(n.leaf(), n.note(), why)));
      }
    }
    return all;
  }

  /** Why people may not enter this; the docket itself says of all else whether it counts. */
  private static Optional<String> fault(Note n, Terms terms) {
    String author = n.note().author();
    boolean office = terms.findOffice(author).isPresent();
    boolean known = office
        || terms.findParticipant(author).isPresent()
        || terms.preamble().findParty(author).isPresent();
    if (!known) {
      return Optional.of(author + " is no participant, party or office of the agreement");
    }
    if (n.note().content() instanceof Established && !office) {
      return Optional.of("facts are entered from findings or by an office; " + author + " is none");
    }
    if (n.note().content() instanceof Came c) {
      if (!office && !OF_PARTICIPANTS.contains(c.moment())) {
        return Optional.of("the moment " + c.moment() + " is for an office to record");
      }
      if (c.when().isAfter(n.at())) {
        return Optional.of("the moment " + c.moment() + " is said to come at " + c.when()
            + ", after it was recorded at " + n.at());
      }
    }
    return Optional.empty();
  }

  /** When the last of them was received; the beginning of time where there is none. */
  Instant last() {
    return last;
  }
}
