// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.witness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.trucewatch.evidence.note.Checkpoint;
import org.trucewatch.evidence.note.Decimal;
import org.trucewatch.evidence.note.MalformedNoteException;
import org.trucewatch.evidence.note.SignedNote;
import org.trucewatch.evidence.note.VerifierKey;
import org.trucewatch.evidence.note.VerifierKey.Kind;

/**
 * Which logs and witnesses are trusted, and how many must have signed: C2SP tlog-policy.
 *
 * @param logs accepted log keys
 * @param witnesses by their names in the policy, in its order
 * @param groups by their names, in the policy's order
 * @param quorum name of the witness or group that must be satisfied, or {@code none}
 */
public record WitnessPolicy(
    List<VerifierKey> logs,
    Map<String, Member> witnesses,
    Map<String, Group> groups,
    String quorum) {

  /** Most logs, witnesses and groups each. Ours; the specification asks for at least 32. */
  public static final int LINES_MAX = 1_024;

  /** The quorum that needs no witness. */
  public static final String NONE = "none";

  /**
   * A witness.
   *
   * @param key by which it cosigns
   * @param url of its submission prefix, empty when the policy names none
   */
  public record Member(VerifierKey key, String url) {}

  /**
   * Some of which enough must have cosigned.
   *
   * @param threshold 1 to the number of members
   * @param members names of witnesses and earlier groups
   */
  public record Group(int threshold, List<String> members) {
    public Group {
      members = List.copyOf(members);
      if (threshold < 1 || threshold > members.size()) {
        throw new MalformedNoteException("group threshold is " + threshold + ", expected 1 to its "
            + members.size() + " members");
      }
    }
  }

  /** What a policy says of a checkpoint. */
  public sealed interface Decision {
    /** The checkpoint is the log's and enough witnesses have seen it; the names are those in the policy. */
    record Accepted(List<String> cosigners) implements Decision {}

    /** It is not to be relied on, and why. */
    record Refused(String reason) implements Decision {}

    /** It carries wrong lines of these keys of the policy: signed-note has it rejected, whoever else signed. */
    record Spoiled(List<VerifierKey> keys) implements Decision {
      public Spoiled {
        keys = List.copyOf(keys);
      }

      /** What was expected of the checkpoint's file and what is in it. */
      public String reason() {
        return keys.stream()
            .map(key -> "expected a valid signature by " + key.text() + ", found one that is wrong")
            .collect(Collectors.joining("; "));
      }
    }
  }

  /** Reads a policy; the message of a refusal names the line. */
  public static WitnessPolicy parse(String text) {
    Reader reader = new Reader();
    String[] lines = text.split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      try {
        reader.line(lines[i]);
      } catch (IllegalArgumentException e) {
        throw new MalformedNoteException("policy line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return reader.policy();
  }

  /**
   * Judges a checkpoint: no known key's line may be wrong, one accepted log must have signed it, and the quorum cosigned it.
   */
  public Decision judge(Checkpoint checkpoint) {
    List<VerifierKey> wrong = wrongSigners(checkpoint.note());
    if (!wrong.isEmpty()) {
      return new Decision.Spoiled(wrong);
    }
    boolean signed = logs.stream()
        .anyMatch(log -> log.name().equals(checkpoint.origin()) && log.signed(checkpoint.note()));
    if (!signed) {
      return new Decision.Refused(
          "checkpoint of " + checkpoint.origin() + " is not signed by a log of the policy");
    }
    List<String> cosigners = cosigners(checkpoint.note());
    return quorum.equals(NONE) || isMet(quorum, cosigners)
        ? new Decision.Accepted(cosigners)
        : new Decision.Refused(
            "checkpoint at size " + checkpoint.size() + " is cosigned by " + cosigners.size()
                + " of " + witnesses.size() + " witnesses, which does not meet quorum " + quorum);
  }

  /** The keys of the policy, logs' and witnesses', that a line of the note claims wrongly. */
  public List<VerifierKey> wrongSigners(SignedNote note) {
    return Stream.concat(logs.stream(), witnesses.values().stream().map(Member::key))
        .filter(key -> key.isWrongIn(note))
        .toList();
  }

  /** Names of the witnesses with a valid cosignature. */
  public List<String> cosigners(SignedNote note) {
    return witnesses.entrySet().stream()
        .filter(entry -> entry.getValue().key().signed(note))
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * The earliest moment by which so many witnesses had cosigned that the quorum was met: with a quorum of k witnesses, the
   * k-th smallest of their times, which fewer than k witnesses that lie cannot bring forward.
   *
   * @param latestSeconds since 1970 UTC; cosignatures that claim to be from later are left out
   * @return seconds since 1970 UTC; empty where the quorum is not met or needs no witness, or a known key's line is wrong
   */
  public OptionalLong quorumAtSeconds(SignedNote note, long latestSeconds) {
    if (!wrongSigners(note).isEmpty()) {
      return OptionalLong.empty();
    }
    Map<String, Long> times = new LinkedHashMap<>();
    witnesses.forEach((name, member) ->
        member.key().cosignedAtSeconds(note).ifPresent(at -> times.put(name, at)));
    List<String> inOrder = times.entrySet().stream()
        .filter(e -> e.getValue() >= 0 && e.getValue() <= latestSeconds)
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
    for (int count = 1; count <= inOrder.size() && !quorum.equals(NONE); count++) {
      if (isMet(quorum, inOrder.subList(0, count))) {
        return OptionalLong.of(times.getOrDefault(inOrder.get(count - 1), 0L));
      }
    }
    return OptionalLong.empty();
  }

  private boolean isMet(String name, List<String> cosigners) {
    Group group = groups.get(name);
    if (group == null) {
      return cosigners.contains(name);
    }
    long met =
        group.members().stream().filter(member -> isMet(member, cosigners)).count();
    return met >= group.threshold();
  }

  /** Collects the lines. */
  private static final class Reader {
    private final List<VerifierKey> logs = new ArrayList<>();
    private final Map<String, Member> witnesses = new LinkedHashMap<>();
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final List<String> grouped = new ArrayList<>();
    private @Nullable String quorum;

    void line(String line) {
      if (line.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7f)) {
        throw new MalformedNoteException("holds a control character");
      }
      String bare = strip(line);
      if (bare.isEmpty() || bare.startsWith("#")) {
        return;
      }
      String[] items = bare.split("[ \t]+", -1);
      switch (items[0]) {
        case "log" -> addLog(items);
        case "witness" -> addWitness(items);
        case "group" -> addGroup(items);
        case "quorum" -> setQuorum(items);
        default ->
          throw new MalformedNoteException(
              "starts with \"" + items[0] + "\", expected log, witness, group, quorum or #");
      }
    }

    private static String strip(String line) {
      return line.replaceAll("^[ \t]+|[ \t]+$", "");
    }

    private void addLog(String[] items) {
      requireLength(items, 2, 3);
      VerifierKey key = VerifierKey.parse(items[1]);
      requireKind(key, Kind.SIGNATURE);
      requireRoom(logs.size());
      requireNewKey(logs, key);
      logs.add(key);
    }

    private void addWitness(String[] items) {
      requireLength(items, 3, 4);
      VerifierKey key = VerifierKey.parse(items[2]);
      requireKind(key, Kind.COSIGNATURE);
      requireRoom(witnesses.size());
      requireNewName(items[1]);
      requireNewKey(witnesses.values().stream().map(Member::key).toList(), key);
      witnesses.put(items[1], new Member(key, items.length == 4 ? items[3] : ""));
    }

    private void addGroup(String[] items) {
      requireLength(items, 4, Integer.MAX_VALUE);
      requireRoom(groups.size());
      requireNewName(items[1]);
      List<String> members = List.of(items).subList(3, items.length);
      for (String member : members) {
        requireKnown(member);
        if (grouped.contains(member)) {
          throw new MalformedNoteException("lists " + member + ", which is in a group already");
        }
        grouped.add(member);
      }
      groups.put(items[1], new Group(threshold(items[2], members.size()), members));
    }

    private static int threshold(String text, int members) {
      return switch (text) {
        case "all" -> members;
        case "any" -> 1;
        default -> (int) Math.min(Decimal.parse(text), Integer.MAX_VALUE);
      };
    }

    private void setQuorum(String[] items) {
      requireLength(items, 2, 2);
      if (quorum != null) {
        throw new MalformedNoteException("is a second quorum line, expected one");
      }
      if (!items[1].equals(NONE)) {
        requireKnown(items[1]);
      }
      quorum = items[1];
    }

    private static void requireLength(String[] items, int least, int most) {
      if (items.length < least || items.length > most) {
        throw new MalformedNoteException(
            items[0] + " has " + (items.length - 1) + " items, see tlog-policy for its form");
      }
    }

    private static void requireKind(VerifierKey key, Kind kind) {
      if (key.kind() != kind) {
        throw new MalformedNoteException(
            "key " + key.name() + " is for " + key.kind() + ", expected " + kind);
      }
    }

    private static void requireRoom(int count) {
      if (count >= LINES_MAX) {
        throw new MalformedNoteException("is more than the " + LINES_MAX + "th of its sort");
      }
    }

    private static void requireNewKey(List<VerifierKey> known, VerifierKey key) {
      for (VerifierKey other : known) {
        if (Arrays.equals(other.publicKey(), key.publicKey())) {
          throw new MalformedNoteException("has the same public key as " + other.name());
        }
      }
    }

    private void requireNewName(String name) {
      if (name.equals(NONE) || witnesses.containsKey(name) || groups.containsKey(name)) {
        throw new MalformedNoteException("names \"" + name + "\" again or uses the word none");
      }
    }

    private void requireKnown(String name) {
      if (!witnesses.containsKey(name) && !groups.containsKey(name)) {
        throw new MalformedNoteException("refers to \"" + name + "\", which no line above defines");
      }
    }

    WitnessPolicy policy() {
      String named = Optional.ofNullable(quorum)
          .orElseThrow(() -> new MalformedNoteException("policy has no quorum line, expected one"));
      return new WitnessPolicy(List.copyOf(logs), witnesses, groups, named);
    }
  }
}
