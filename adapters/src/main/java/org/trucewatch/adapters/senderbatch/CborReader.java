// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.senderbatch;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads deterministic CBOR, RFC 8949 section 4.2.1, as far as batches use it: integers, byte and text strings, arrays, maps with
 * integer keys, tags. The caller asks for what it expects next, so nothing is ever built that was not asked for: depth, sizes and
 * types are bounded by the caller's own form, not by the input.
 *
 * <p>Refused: heads that are longer than needed, indefinite lengths, keys that repeat or do not ascend, text that is not UTF-8,
 * floats and simple values, bytes behind the end.
 */
final class CborReader {
  private static final int UNSIGNED = 0;
  private static final int NEGATIVE = 1;
  private static final int BYTES = 2;
  private static final int TEXT = 3;
  private static final int ARRAY = 4;
  private static final int MAP = 5;
  private static final int TAG = 6;
  private static final String[] KINDS = {
    "an unsigned integer",
    "a negative integer",
    "a byte string",
    "a text string",
    "an array",
    "a map",
    "a tag",
    "a float or simple value"
  };

  private final byte[] content;
  private final String name;
  private int at;

  /**
   * @param name of what is read, for messages
   */
  CborReader(String name, byte[] content) {
    this.name = name;
    this.content = content;
  }

  private MalformedCborException malformed(int place, String what, String expected) {
    return new MalformedCborException(
        name + ", byte " + place + ": " + what + ", expected " + expected);
  }

  /** The argument of the next head, which must be of a kind. */
  private long head(int kind, String expected) {
    int place = at;
    if (at >= content.length) {
      throw malformed(place, "the bytes end", expected);
    }
    int first = content[at++] & 0xff;
    if (first >> 5 != kind) {
      throw malformed(place, "is " + KINDS[first >> 5], expected);
    }
    int info = first & 0x1f;
    if (info < 24) {
      return info;
    }
    if (info == 31) {
      throw malformed(place, "has an indefinite length", "a stated length");
    }
    if (info > 27) {
      throw malformed(place, "has the reserved length " + info, expected);
    }
    int count = 1 << info - 24;
    if (content.length - at < count) {
      throw malformed(place, "the bytes end within a head", expected);
    }
    long value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 8 | content[at++] & 0xff;
    }
    requireShortest(place, value, count);
    return value;
  }

  private void requireShortest(int place, long value, int count) {
    boolean shorter = switch (count) {
      case 1 -> value < 24;
      case 2 -> value < 1 << 8;
      case 4 -> value < 1L << 16;
      default -> value >= 0 && value < 1L << 32;
    };
    if (shorter) {
      throw malformed(
          place,
          "states " + value + " in more bytes than it needs",
          "the shortest form (deterministic CBOR)");
    }
    if (value < 0) {
      throw malformed(place, "states a number of 2^63 or more", "a smaller one");
    }
  }

  /** A number that is not negative. */
  long unsigned(String what) {
    return head(UNSIGNED, what);
  }

  /** A number of either sign. */
  long integer(String what) {
    boolean negative = at < content.length && (content[at] & 0xff) >> 5 == NEGATIVE;
    return negative ? -1 - head(NEGATIVE, what) : head(UNSIGNED, what);
  }

  /** A byte string of at most so many bytes. */
  byte[] bytes(String what, int most) {
    int length = length(BYTES, what, most);
    byte[] value = Arrays.copyOfRange(content, at, at + length);
    at += length;
    return value;
  }

  /** A byte string of exactly so many bytes. */
  byte[] bytesOf(String what, int exactly) {
    int place = at;
    byte[] value = bytes(what, exactly);
    if (value.length != exactly) {
      throw malformed(place, what + " has " + value.length + " bytes", "exactly " + exactly);
    }
    return value;
  }

  /** A text string of at most so many bytes of UTF-8. */
  String text(String what, int most) {
    int place = at;
    int length = length(TEXT, what, most);
    ByteBuffer utf8 = ByteBuffer.wrap(content, at, length);
    at += length;
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(utf8).toString();
    } catch (CharacterCodingException e) {
      throw malformed(place, what + " is not UTF-8", "text");
    }
  }

  private int length(int kind, String what, int most) {
    int place = at;
    long length = head(kind, what);
    if (length > most) {
      throw malformed(place, what + " has " + length + " bytes", "at most " + most);
    }
    if (length > content.length - at) {
      throw malformed(
          place,
          what + " has " + length + " bytes and " + (content.length - at) + " are there",
          "all of them");
    }
    return (int) length;
  }

  /** The number of elements of an array that follow. */
  int array(String what, int least, int most) {
    int place = at;
    long size = head(ARRAY, what);
    if (size < least || size > most) {
      throw malformed(
          place,
          what + " has " + size + " elements",
          least == most ? "exactly " + least : least + " to " + most);
    }
    return (int) size;
  }

  /** The number of pairs of a map that follow. */
  int map(String what, int most) {
    int place = at;
    long size = head(MAP, what);
    if (size > most) {
      throw malformed(place, what + " has " + size + " entries", "at most " + most);
    }
    return (int) size;
  }

  /** The next key of a map of integer keys, none of them negative. */
  long key(String what, long previous) {
    int place = at;
    long key = unsigned("a key of " + what);
    if (key == previous) {
      throw malformed(place, what + " has the key " + key + " twice", "it once");
    }
    if (key < previous) {
      throw malformed(
          place,
          what + " has the key " + key + " after " + previous,
          "ascending keys (deterministic CBOR)");
    }
    return key;
  }

  /** A tag that must be a certain one. */
  void tag(String what, long expected) {
    int place = at;
    long tag = head(TAG, what);
    if (tag != expected) {
      throw malformed(place, "is tag " + tag, what);
    }
  }

  /** Where the next item begins. */
  int place() {
    return at;
  }

  /** What is wrong at a place of the caller's. */
  MalformedCborException wrong(int place, String what, String expected) {
    return malformed(place, what, expected);
  }

  /** There must be nothing more. */
  void end() {
    if (at != content.length) {
      throw malformed(at, (content.length - at) + " bytes follow", "the end");
    }
  }
}
