// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A text with signatures: C2SP signed-note.
 *
 * @param body the signed text, ending in a newline
 * @param signatures one or more lines, in the order they stand in
 */
public record SignedNote(String body, List<NoteSignature> signatures) {

  /** Most signature lines that are read; the specification asks for at least 16. */
  public static final int SIGNATURES_MAX = 256;

  /** Most bytes of a note that are read. 256 lines with the largest known signature stay below. */
  public static final int NOTE_BYTES_MAX = 1 << 20;

  public SignedNote {
    signatures = List.copyOf(signatures);
    if (!body.endsWith("\n")) {
      throw new MalformedNoteException("a note's text does not end in a newline");
    }
    if (signatures.isEmpty() || signatures.size() > SIGNATURES_MAX) {
      throw new MalformedNoteException(
          "a note has " + signatures.size() + " signatures, expected 1 to " + SIGNATURES_MAX);
    }
  }

  /** Reads a note. Nothing but the canonical spelling is accepted, so equal notes are equal bytes. */
  public static SignedNote parse(byte[] content) {
    String text = decode(content);
    int gap = text.lastIndexOf("\n\n");
    if (gap < 0 || !text.endsWith("\n") || gap + 2 >= text.length()) {
      throw new MalformedNoteException(
          "a note has no empty line between its text and its signatures, or no final newline");
    }
    List<NoteSignature> signatures = new ArrayList<>();
    for (String line : text.substring(gap + 2, text.length() - 1).split("\n", -1)) {
      signatures.add(NoteSignature.parse(line));
    }
    return new SignedNote(text.substring(0, gap + 1), signatures);
  }

  private static String decode(byte[] content) {
    if (content.length > NOTE_BYTES_MAX) {
      throw new MalformedNoteException(
          "a note has " + content.length + " bytes, expected at most " + NOTE_BYTES_MAX);
    }
    String text;
    try {
      text = StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(content))
          .toString();
    } catch (CharacterCodingException e) {
      throw new MalformedNoteException("a note is not UTF-8", e);
    }
    if (text.chars().anyMatch(c -> c < 0x20 && c != '\n')) {
      throw new MalformedNoteException("a note holds a control character other than newline");
    }
    return text;
  }

  /** The bytes that signatures cover. */
  public byte[] bodyBytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  /** The note as bytes. */
  public byte[] encode() {
    return text().getBytes(StandardCharsets.UTF_8);
  }

  /** The note as text. */
  public String text() {
    return body + "\n"
        + signatures.stream().map(s -> s.line() + "\n").collect(Collectors.joining());
  }

  /** The same text with further signature lines; lines already there are not repeated. */
  public SignedNote with(List<NoteSignature> further) {
    List<NoteSignature> joined = new ArrayList<>(signatures);
    further.stream().filter(s -> !joined.contains(s)).forEach(joined::add);
    return new SignedNote(body, joined);
  }
}
