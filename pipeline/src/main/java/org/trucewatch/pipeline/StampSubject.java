// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.pipeline;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.trucewatch.domain.LeafRef;
import org.trucewatch.evidence.LogReader;
import org.trucewatch.evidence.note.Checkpoint;

/**
 * What a time-stamp token in the governance log is over: one leaf's entry bytes, or the text that a log signed at one size.
 * The entry's channel says which, so that anyone can compute the imprint from the logs alone.
 */
public sealed interface StampSubject {
  /** Kind of a governance leaf that holds an RFC 3161 TimeStampResp in DER. */
  String KIND = "time-stamp/rfc3161";

  String MEDIA_TYPE = "application/timestamp-reply";

  /**
   * One leaf, as in {@code leaf findings 12}.
   *
   * @param leaf whose entry bytes are stamped
   */
  record OfLeaf(LeafRef leaf) implements StampSubject {
    @Override
    public String channel() {
      return "leaf " + leaf.log() + " " + leaf.index();
    }

    @Override
    public String log() {
      return leaf.log();
    }
  }

  /**
   * A log's state, as in {@code checkpoint observations 345}.
   *
   * @param size entries under the checkpoint
   */
  record OfCheckpoint(String log, long size) implements StampSubject {
    @Override
    public String channel() {
      return "checkpoint " + log + " " + size;
    }
  }

  /** How the token's entry names this. */
  String channel();

  /** The log that it is in. */
  String log();

  /** Reads an entry's channel; empty where it names nothing of a run. */
  static Optional<StampSubject> parse(String channel) {
    Matcher words = Channel.FORM.matcher(channel);
    if (!words.matches() || !LogFolder.LOGS.contains(words.group(2))) {
      return Optional.empty();
    }
    long number = Long.parseLong(words.group(3));
    return Optional.of(
        words.group(1).equals("leaf")
            ? new OfLeaf(new LeafRef(words.group(2), number))
            : new OfCheckpoint(words.group(2), number));
  }

  /** SHA-256 of what is stamped; empty where the log has no such leaf or size. */
  default Optional<byte[]> imprint(LogReader reader) {
    return switch (this) {
      case OfLeaf stamped ->
        stamped.leaf().index() < reader.size()
            ? Optional.of(imprintOf(reader.readBytes(stamped.leaf().index())))
            : Optional.empty();
      case OfCheckpoint stamped ->
        stamped.size() <= reader.size()
            ? Optional.of(Channel.sha256(Checkpoint.body(
                    reader.checkpoint().origin(), stamped.size(), reader.rootAt(stamped.size()))
                .getBytes(StandardCharsets.UTF_8)))
            : Optional.empty();
    };
  }

  /** SHA-256 of a leaf's entry bytes. */
  static byte[] imprintOf(byte[] entryBytes) {
    return Channel.sha256(entryBytes);
  }

  /** The governance entry of a token over this. */
  default SealEntry entry(byte[] token, Instant at) {
    List<LeafRef> inputs = this instanceof OfLeaf stamped ? List.of(stamped.leaf()) : List.of();
    return new SealEntry(KIND, MEDIA_TYPE, channel(), at, inputs, token);
  }

  /** The form of a channel, and the hash. */
  final class Channel {
    /** Numbers without leading zeros, below what a long holds. */
    private static final Pattern FORM =
        Pattern.compile("(leaf|checkpoint) ([a-z]+) (0|[1-9][0-9]{0,17})");

    private Channel() {}

    private static byte[] sha256(byte[] bytes) {
      try {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java runtime has SHA-256", e);
      }
    }
  }
}
