// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trucewatch.evidence.merkle.Hash;
import org.trucewatch.evidence.note.Decimal;

/**
 * The bytes of an entry, version 1. Lines of UTF-8 in this order, an empty line, then the inline bytes:
 *
 * <pre>
 * trucewatch-entry/1
 * kind: &lt;kind&gt;
 * media-type: &lt;media type&gt;
 * received-at: &lt;instant as 2031-03-15T00:00:00Z, with 3, 6 or 9 decimals only where needed&gt;
 * channel: &lt;channel&gt;
 * reference: &lt;log&gt; &lt;index&gt;             any number of these; a run of consecutive
 * reference: &lt;log&gt; &lt;first&gt;-&lt;last&gt;      indices in one log is written as one range
 * body: inline &lt;length&gt;
 * body: blob &lt;length&gt; &lt;SHA-256 in hex, or "withheld"&gt; &lt;commitment in hex&gt;
 * </pre>
 *
 * <p>One of the two body lines. Each entry has exactly one spelling: what does not encode back to the
 * same bytes is refused. Entries of other logs need not be of this form.
 */
public final class EntryCodec {

  /** Most bytes of an entry: tlog-tiles gives each a length of 16 bits. */
  public static final int ENTRY_BYTES_MAX = 65_535;

  private static final String FIRST_LINE = "trucewatch-entry/1";
  private static final byte[] MARK = (FIRST_LINE + "\n").getBytes(StandardCharsets.US_ASCII);
  private static final String WITHHELD = "withheld";

  private EntryCodec() {}

  /** Whether bytes claim to be an entry of this form. */
  public static boolean isEnvelope(byte[] content, int offset, int length) {
    return length >= MARK.length
        && Arrays.equals(content, offset, offset + MARK.length, MARK, 0, MARK.length);
  }

  /** The entry's bytes, whatever their length. */
  public static byte[] encode(Entry entry) {
    StringBuilder text = new StringBuilder(256);
    text.append(FIRST_LINE).append("\nkind: ").append(entry.kind());
    text.append("\nmedia-type: ").append(entry.mediaType());
    text.append("\nreceived-at: ").append(entry.receivedAt());
    text.append("\nchannel: ").append(entry.channel()).append('\n');
    appendReferences(text, entry.references());
    byte[] inline = new byte[0];
    if (entry.body() instanceof EntryBody.Inline body) {
      inline = body.bytes();
      text.append("body: inline ").append(inline.length).append("\n\n");
    } else {
      BlobReference blob = (BlobReference) entry.body();
      String hash = blob instanceof BlobReference.Open ? blob.name() : WITHHELD;
      text.append("body: blob ").append(blob.length()).append(' ').append(hash).append(' ');
      text.append(blob.commitment().hex()).append("\n\n");
    }
    byte[] header = text.toString().getBytes(StandardCharsets.UTF_8);
    byte[] content = Arrays.copyOf(header, header.length + inline.length);
    System.arraycopy(inline, 0, content, header.length, inline.length);
    return content;
  }

  private static void appendReferences(StringBuilder text, List<LeafReference> references) {
    int at = 0;
    while (at < references.size()) {
      LeafReference first = references.get(at);
      int run = 1;
      while (at + run < references.size() && follows(first, run, references.get(at + run))) {
        run++;
      }
      text.append("reference: ").append(first.log()).append(' ').append(first.index());
      if (run > 1) {
        text.append('-').append(first.index() + run - 1);
      }
      text.append('\n');
      at += run;
    }
  }

  private static boolean follows(LeafReference first, int run, LeafReference next) {
    return next.log().equals(first.log()) && next.index() - first.index() == run;
  }

  /** Reads an entry. */
  public static Entry decode(byte[] content) {
    Entry entry;
    try {
      entry = new Reader(content).entry();
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("entry header is malformed: " + e.getMessage(), e);
    }
    if (!Arrays.equals(encode(entry), content)) {
      throw new IllegalArgumentException("entry is not in its one canonical spelling");
    }
    return entry;
  }

  /** Walks the lines of one entry. */
  private static final class Reader {
    private final byte[] content;
    private int at;

    Reader(byte[] content) {
      this.content = content;
    }

    Entry entry() {
      if (!line().equals(FIRST_LINE)) {
        throw new IllegalArgumentException("entry does not start with \"" + FIRST_LINE + "\"");
      }
      String kind = value(line(), "kind: ");
      String mediaType = value(line(), "media-type: ");
      Instant receivedAt = Instant.parse(value(line(), "received-at: "));
      String channel = value(line(), "channel: ");
      List<LeafReference> references = new ArrayList<>();
      String line = line();
      while (line.startsWith("reference: ")) {
        addReferences(references, value(line, "reference: "));
        line = line();
      }
      String[] body = value(line, "body: ").split(" ", -1);
      if (!line().isEmpty()) {
        throw new IllegalArgumentException("entry header does not end in an empty line");
      }
      return new Entry(kind, mediaType, receivedAt, channel, references, body(body));
    }

    private String line() {
      int start = at;
      while (at < content.length && content[at] != '\n') {
        at++;
      }
      if (at == content.length) {
        throw new IllegalArgumentException("entry header ends at byte " + at + " within a line");
      }
      return new String(content, start, at++ - start, StandardCharsets.UTF_8);
    }

    private static String value(String line, String key) {
      if (!line.startsWith(key)) {
        throw new IllegalArgumentException(
            "entry header line is \"" + line + "\", expected \"" + key + "...\"");
      }
      return line.substring(key.length());
    }

    private static void addReferences(List<LeafReference> references, String text) {
      int space = text.lastIndexOf(' ');
      String[] range = text.substring(space + 1).split("-", -1);
      long first = Decimal.parse(range[0]);
      long last = range.length == 1 ? first : Decimal.parse(range[1]);
      if (range.length > 2 || last - first >= Entry.REFERENCES_MAX - references.size()) {
        throw new IllegalArgumentException("entry reference \"" + text
            + "\" is malformed or makes more than " + Entry.REFERENCES_MAX);
      }
      for (long index = first; index <= last; index++) {
        references.add(new LeafReference(text.substring(0, Math.max(0, space)), index));
      }
    }

    private EntryBody body(String[] parts) {
      long length = Decimal.parse(parts[1]);
      if (parts[0].equals("inline") && parts.length == 2 && content.length - at == length) {
        return new EntryBody.Inline(Arrays.copyOfRange(content, at, content.length));
      }
      if (!parts[0].equals("blob") || parts.length != 4 || at != content.length) {
        throw new IllegalArgumentException("entry body line does not fit the "
            + (content.length - at) + " bytes behind the header");
      }
      Hash commitment = Hash.fromHex(parts[3]);
      return parts[2].equals(WITHHELD)
          ? new BlobReference.Withheld(length, commitment)
          : new BlobReference.Open(Hash.fromHex(parts[2]), length, commitment);
    }
  }
}
