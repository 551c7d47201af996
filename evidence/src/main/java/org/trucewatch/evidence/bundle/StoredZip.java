// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.evidence.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The one spelling of a bundle's ZIP file: every file stored, in the order written, dated 1 February 1980, without
 * extra fields, comments, data descriptors or ZIP64. So equal contents are equal bytes, and no bit of the file is
 * without meaning. It is what the JDK's {@code ZipOutputStream} writes for the same entries.
 *
 * <p>Source: PKWARE APPNOTE 6.3.10, sections 4.3.7, 4.3.12 and 4.3.16.
 */
final class StoredZip {

  /** Most files in one; one more would need ZIP64. */
  static final int FILES_MAX = 65_534;

  /** Most bytes of one; more would need ZIP64. */
  static final long BYTES_MAX = 0xFFFF_FFFEL;

  /** Longest name. Ours: a blob's folder, 64 hex digits and an ending take 73. */
  static final int NAME_BYTES_MAX = 100;

  static final int LOCAL_BYTES = 30;
  static final int CENTRAL_BYTES = 46;
  static final int END_BYTES = 22;

  private static final int LOCAL_MARK = 0x04034b50;
  private static final int CENTRAL_MARK = 0x02014b50;
  private static final int END_MARK = 0x06054b50;

  /** Version of the format needed: 1.0. */
  private static final short VERSION = 10;

  /** Bit 11: names are UTF-8. */
  private static final short UTF8 = 0x0800;

  /** 1 February 1980; the JDK writes no time zone for this month. */
  private static final short DATE = 1 | 2 << 5;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]+([./][A-Za-z0-9-]+)*");

  private StoredZip() {}

  /** Letters, digits, '-', and single dots and slashes between them: no folder above, no second spelling. */
  static String requireName(String name) {
    if (name.length() > NAME_BYTES_MAX || !NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a file's name is \"" + shown(name) + "\", expected at most " + NAME_BYTES_MAX
              + " letters, digits and '-' with single '.' or '/' between them");
    }
    return name;
  }

  private static String shown(String name) {
    String head = name.length() > NAME_BYTES_MAX ? name.substring(0, NAME_BYTES_MAX) : name;
    return head.replaceAll("[^ -~]", "?");
  }

  /** What stands before a file's bytes. */
  static byte[] local(String name, int crc, long size) {
    ByteBuffer header = buffer(LOCAL_BYTES + name.length());
    header.putInt(LOCAL_MARK);
    putShared(header, name, crc, size);
    return header.put(name.getBytes(StandardCharsets.US_ASCII)).array();
  }

  /** The file's line in the directory at the end. */
  static byte[] central(String name, int crc, long size, long localAt) {
    ByteBuffer header = buffer(CENTRAL_BYTES + name.length());
    header.putInt(CENTRAL_MARK).putShort(VERSION);
    putShared(header, name, crc, size);
    header.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    header.putInt((int) localAt);
    return header.put(name.getBytes(StandardCharsets.US_ASCII)).array();
  }

  private static void putShared(ByteBuffer header, String name, int crc, long size) {
    header
        .putShort(VERSION)
        .putShort(UTF8)
        .putShort((short) 0)
        .putShort((short) 0)
        .putShort(DATE);
    header.putInt(crc).putInt((int) size).putInt((int) size);
    header.putShort((short) name.length()).putShort((short) 0);
  }

  /** The file's last bytes. */
  static byte[] end(int files, long centralBytes, long centralAt) {
    ByteBuffer end = buffer(END_BYTES);
    end.putInt(END_MARK).putShort((short) 0).putShort((short) 0);
    end.putShort((short) files).putShort((short) files);
    end.putInt((int) centralBytes).putInt((int) centralAt).putShort((short) 0);
    return end.array();
  }

  static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
