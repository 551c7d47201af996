// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.miniseed;

import edu.iris.dmc.seedcodec.CodecException;
import edu.sc.seis.seisFile.mseed.Blockette;
import edu.sc.seis.seisFile.mseed.Blockette100;
import edu.sc.seis.seisFile.mseed.Blockette1001;
import edu.sc.seis.seisFile.mseed.Btime;
import edu.sc.seis.seisFile.mseed.DataHeader;
import edu.sc.seis.seisFile.mseed.DataRecord;
import edu.sc.seis.seisFile.mseed.SeedFormatException;
import edu.sc.seis.seisFile.mseed.SeedRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.Rejection;

/**
 * Reads miniSEED 2. Knows records and their channels, nothing of pressure.
 *
 * <p>The records are framed here and each is handed to the library alone, so that a broken record costs itself and never
 * the rest: after bytes that are no record the next header is looked for.
 */
public final class MiniSeedDecoder {
  static final int FILE_BYTES_MAX = 1 << 28;
  static final int RECORD_BYTES_MIN = 128;
  static final int RECORD_BYTES_MAX = 1 << 16;
  static final double SAMPLE_RATE_HERTZ_MAX = 5000;
  static final double SAMPLE_RATE_HERTZ_MIN = 1e-3;

  /** More rejections than this of one input are counted in one line. */
  static final int REJECTIONS_MAX = 100;

  private static final int HEADER_BYTES = 48;
  private static final String REMEDY = "Ask the sender for the record again.";

  /** One readable record. */
  @SuppressWarnings("ArrayRecordComponent") // private to the package, read once
  record Piece(String sensorId, Instant start, double rateHertz, double[] counts, String where) {}

  /**
   * Segments of all channels in the bytes, by channel, then time.
   *
   * @param channel where the bytes came from, for the messages, as in {@code file:2D.W220.mseed}
   */
  public Decoded<CountsSegment> decode(String channel, byte[] bytes) {
    List<Rejection> rejections = new ArrayList<>();
    if (bytes.length > FILE_BYTES_MAX) {
      rejections.add(new Rejection(
          channel,
          "input is " + bytes.length + " bytes",
          "at most " + FILE_BYTES_MAX,
          "Send it in parts of an hour."));
      return new Decoded<>(List.of(), rejections);
    }
    if (bytes.length == 0) {
      rejections.add(
          new Rejection(channel, "input is 0 bytes", "at least one miniSEED 2 record", REMEDY));
    }
    List<Piece> pieces = new ArrayList<>();
    int number = 0;
    for (int at = 0; at < bytes.length; ) {
      number++;
      String where = channel + ", record " + number + ", byte " + at;
      if (!looksLikeHeader(bytes, at)) {
        int next = nextHeader(bytes, at + 1);
        rejections.add(new Rejection(
            where,
            (next - at) + " bytes are no miniSEED 2 record",
            "six digits, then D, R, Q or M",
            REMEDY));
        at = next;
        continue;
      }
      int length = recordLength(bytes, at);
      if (length < 0) {
        int next = nextHeader(bytes, at + HEADER_BYTES);
        rejections.add(new Rejection(
            where, "no usable blockette 1000", "a record length of 128 to 65536 bytes", REMEDY));
        at = next;
      } else if (at + length > bytes.length) {
        rejections.add(new Rejection(
            where,
            "record is cut off after " + (bytes.length - at) + " bytes",
            length + " bytes",
            REMEDY));
        at = bytes.length;
      } else {
        byte[] record = Arrays.copyOfRange(bytes, at, at + length);
        // The sequence number means nothing to us, and the library complains on the console of
        // spaces in it.
        Arrays.fill(record, 0, 6, (byte) '0');
        read(where, record, pieces, rejections);
        at += length;
      }
    }
    return new Decoded<>(SegmentMerger.merge(pieces, rejections), limited(channel, rejections));
  }

  private static List<Rejection> limited(String channel, List<Rejection> all) {
    if (all.size() <= REJECTIONS_MAX) {
      return all;
    }
    List<Rejection> some = new ArrayList<>(all.subList(0, REJECTIONS_MAX));
    some.add(new Rejection(
        channel,
        (all.size() - REJECTIONS_MAX) + " further records could not be used",
        "readable records",
        REMEDY));
    return some;
  }

  /** Sequence number of digits or spaces, a quality code, a space. */
  private static boolean looksLikeHeader(byte[] b, int at) {
    if (at + HEADER_BYTES > b.length) {
      return false;
    }
    for (int i = 0; i < 6; i++) {
      if (!(b[at + i] >= '0' && b[at + i] <= '9' || b[at + i] == ' ')) {
        return false;
      }
    }
    return "DRQM".indexOf(b[at + 6]) >= 0 && (b[at + 7] == ' ' || b[at + 7] == 0);
  }

  private static int nextHeader(byte[] b, int from) {
    int at = from;
    while (at < b.length && !looksLikeHeader(b, at)) {
      at++;
    }
    return at;
  }

  /** From blockette 1000, or -1. Follows the chain of blockettes at most once through the record. */
  private static int recordLength(byte[] b, int at) {
    boolean little = isLittleEndian(b, at);
    int offset = unsigned(b, at + 46, little);
    for (int i = 0; i < BLOCKETTES_MAX && offset >= HEADER_BYTES; i++) {
      int blockette = at + offset;
      if (blockette + 8 > b.length) {
        return -1;
      }
      if (unsigned(b, blockette, little) == 1000) {
        int power = b[blockette + 6];
        int length = power >= 7 && power <= 16 ? 1 << power : -1;
        return length;
      }
      int next = unsigned(b, blockette + 2, little);
      if (next <= offset) {
        return -1;
      }
      offset = next;
    }
    return -1;
  }

  private static final int BLOCKETTES_MAX = 32;

  /** A year outside 1900 to 2100 in one order is taken for the other order. */
  private static boolean isLittleEndian(byte[] b, int at) {
    int year = unsigned(b, at + 20, false);
    return year < 1900 || year > 2100;
  }

  private static int unsigned(byte[] b, int at, boolean little) {
    int first = b[at] & 0xff;
    int second = b[at + 1] & 0xff;
    return little ? second << 8 | first : first << 8 | second;
  }

  private static void read(
      String where, byte[] record, List<Piece> pieces, List<Rejection> rejections) {
    try {
      if (!(SeedRecord.read(record) instanceof DataRecord data)) {
        rejections.add(new Rejection(where, "not a data record", "a data record", REMEDY));
        return;
      }
      String broken = fault(data);
      if (broken != null) {
        rejections.add(new Rejection(where, broken, "a record of miniSEED 2", REMEDY));
        return;
      }
      double[] counts = data.decompress().getAsDouble();
      pieces.add(new Piece(id(data.getHeader()), start(data), rate(data), counts, where));
    } catch (SeedFormatException
        | CodecException
        | IOException
        | DateTimeException
        | IndexOutOfBoundsException
        | NegativeArraySizeException
        | ArithmeticException
        | ClassCastException
        | IllegalArgumentException e) {
      // The library throws any of these on garbage; each means that this record cannot be read.
      rejections.add(new Rejection(
          where,
          "record cannot be decoded (" + e.getClass().getSimpleName() + ": " + e.getMessage() + ")",
          "a record of miniSEED 2 in Steim-1, Steim-2, 16- or 32-bit integers or floats",
          REMEDY));
    }
  }

  private static @org.jspecify.annotations.Nullable String fault(DataRecord data)
      throws SeedFormatException {
    DataHeader header = data.getHeader();
    double rate = rate(data);
    if (!(rate >= SAMPLE_RATE_HERTZ_MIN && rate <= SAMPLE_RATE_HERTZ_MAX)) {
      return "sample rate is " + rate + " Hz, expected " + SAMPLE_RATE_HERTZ_MIN + " to "
          + SAMPLE_RATE_HERTZ_MAX;
    }
    if (header.getNumSamples() <= 0) {
      return "number of samples is " + header.getNumSamples() + ", expected above 0";
    }
    if (!isPrintable(id(header))) {
      return "station code is not printable ASCII";
    }
    return data.isDecompressable() ? null : "encoding cannot be read";
  }

  private static boolean isPrintable(String id) {
    return id.chars().allMatch(c -> c > ' ' && c < 127)
        && id.getBytes(StandardCharsets.US_ASCII).length <= 18;
  }

  private static String id(DataHeader header) {
    return header.getNetworkCode().trim() + "." + header.getStationIdentifier().trim() + "."
        + header.getLocationIdentifier().trim() + "."
        + header.getChannelIdentifier().trim();
  }

  private static double rate(DataRecord data) throws SeedFormatException {
    for (Blockette b : data.getBlockettes(100)) {
      if (b instanceof Blockette100 exact) {
        return Math.round(exact.getActualSampleRate() * 1e6) / 1e6;
      }
    }
    double factor = data.getHeader().getSampleRateFactor();
    double multiplier = data.getHeader().getSampleRateMultiplier();
    double rate = factor > 0 ? factor : -1 / factor;
    return multiplier > 0 ? rate * multiplier : -rate / multiplier;
  }

  private static Instant start(DataRecord data) throws SeedFormatException {
    DataHeader header = data.getHeader();
    Btime t = header.getStartBtime();
    long tenthMillis = t.getTenthMilli();
    // Bit 1 of the activity flags: the correction is already in the start time.
    if ((header.getActivityFlags() & 2) == 0) {
      tenthMillis += header.getTimeCorrection();
    }
    long micros = 0;
    for (Blockette b : data.getBlockettes(1001)) {
      micros = b instanceof Blockette1001 exact ? exact.getMicrosecond() : micros;
    }
    return LocalDate.ofYearDay(t.getYear(), t.getJDay())
        .atTime(t.getHour(), t.getMin(), 0)
        .plusSeconds(t.getSec()) // 60 in a leap second
        .plusNanos(100_000 * tenthMillis + 1_000 * micros)
        .toInstant(ZoneOffset.UTC);
  }
}
