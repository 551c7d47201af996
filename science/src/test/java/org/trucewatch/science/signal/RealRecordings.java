// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.science.signal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.trucewatch.domain.ArrayElement;
import org.trucewatch.domain.SensorArray;
import org.trucewatch.domain.SharedData;
import org.trucewatch.domain.WaveformSegment;
import org.trucewatch.domain.quantity.GeoPoint;

/**
 * The real recordings, read by a second, smaller reader than the product's: only what these files need (miniSEED 2 with
 * Steim-2 in records of 512 bytes, big-endian; SAC little-endian), so that an error in one reader shows in the other.
 */
final class RealRecordings {
  private RealRecordings() {}

  static final List<String> HRR5_ARRAYS = List.of("W220", "W240", "W340", "W420", "W460");

  /** Arrays of the HRR-5 explosion; the element table gives the places. */
  static List<ArrayRecording> hrr5() {
    Path folder = SharedData.folder("hrr5-infrasound");
    List<ArrayRecording> recordings = new ArrayList<>();
    try {
      List<String> rows = Files.readAllLines(folder.resolve("elements.csv"));
      for (String array : HRR5_ARRAYS) {
        Map<String, WaveformSegment> segments =
            segments(Files.readAllBytes(folder.resolve("2D." + array + ".HDF.2012-08-27.mseed")));
        List<ArrayElement> elements = new ArrayList<>();
        for (String row : rows) {
          List<String> cells = List.of(row.split(",", -1));
          if (cells.getFirst().equals(array)) {
            elements.add(new ArrayElement(
                cells.get(1) + "." + cells.get(2) + ".." + cells.get(3),
                GeoPoint.onEllipsoid(
                    Double.parseDouble(cells.get(5)), Double.parseDouble(cells.get(6)))));
          }
        }
        recordings.add(new ArrayRecording(array(array, elements), List.copyOf(segments.values())));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return recordings;
  }

  /** The four elements at BRP, in counts. */
  static ArrayRecording brp() {
    Path folder = SharedData.folder("infrasound-brp-2012");
    List<ArrayElement> elements = new ArrayList<>();
    List<WaveformSegment> segments = new ArrayList<>();
    for (int m = 1; m <= 4; m++) {
      ByteBuffer sac =
          bytes(folder.resolve("YJ.BRP" + m + "..EDF.SAC")).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      String id = "YJ.BRP" + m + "..EDF";
      elements.add(
          new ArrayElement(id, GeoPoint.onEllipsoid(sac.getFloat(4 * 31), sac.getFloat(4 * 32))));
      double[] samples = new double[sac.getInt(4 * 79)];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = sac.getFloat(632 + 4 * i);
      }
      Instant start = LocalDateTime.of(
              sac.getInt(4 * 70), 1, 1, sac.getInt(4 * 72), sac.getInt(4 * 73))
          .plusDays(sac.getInt(4 * 71) - 1L)
          .plusSeconds(sac.getInt(4 * 74))
          .plusNanos(1_000_000L * sac.getInt(4 * 75))
          .plusNanos(Math.round(1e9 * sac.getFloat(4 * 5)))
          .toInstant(ZoneOffset.UTC);
      segments.add(
          new WaveformSegment(id, start, Math.round(1 / sac.getFloat(0) * 1e3) / 1e3, samples));
    }
    return new ArrayRecording(array("BRP", elements), segments);
  }

  static SensorArray array(String id, List<ArrayElement> elements) {
    double lat = 0;
    double lon = 0;
    for (ArrayElement e : elements) {
      lat += e.position().latitudeDegrees() / elements.size();
      lon += e.position().longitudeDegrees() / elements.size();
    }
    return new SensorArray(id, elements, GeoPoint.onEllipsoid(lat, lon));
  }

  private static ByteBuffer bytes(Path file) {
    try {
      return ByteBuffer.wrap(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, WaveformSegment> segments(byte[] file) {
    Map<String, List<int[]>> samples = new TreeMap<>();
    Map<String, Instant> starts = new TreeMap<>();
    for (int at = 0; at + 512 <= file.length; at += 512) {
      ByteBuffer record = ByteBuffer.wrap(file, at, 512).slice();
      String header = new String(file, at, 20, StandardCharsets.US_ASCII);
      String id =
          header.substring(18, 20).trim() + "." + header.substring(8, 13).trim() + "."
              + header.substring(13, 15).trim() + "." + header.substring(15, 18).trim();
      samples.computeIfAbsent(id, k -> new ArrayList<>()).add(steim2(record));
      starts.putIfAbsent(id, time(record));
    }
    Map<String, WaveformSegment> segments = new TreeMap<>();
    samples.forEach((id, records) -> {
      double[] pascals = records.stream()
          .flatMapToInt(java.util.Arrays::stream)
          .mapToDouble(counts -> counts / 10_000.0)
          .toArray();
      segments.put(
          id,
          new WaveformSegment(id, java.util.Objects.requireNonNull(starts.get(id)), 100, pascals));
    });
    return segments;
  }

  private static Instant time(ByteBuffer r) {
    return LocalDateTime.of(r.getShort(20), 1, 1, r.get(24), r.get(25), r.get(26))
        .plusDays(r.getShort(22) - 1L)
        .plusNanos(100_000L * r.getShort(28))
        .toInstant(ZoneOffset.UTC);
  }

  private static final int[][] PACKING = {{1, 30}, {2, 15}, {3, 10}, {5, 6}, {6, 5}, {7, 4}};

  private static int[] steim2(ByteBuffer r) {
    int[] out = new int[r.getShort(30)];
    int at = r.getShort(44);
    int first = r.getInt(at + 4);
    int n = 0;
    for (; at < 512 && n < out.length; at += 64) {
      for (int w = 1; w < 16 && n < out.length; w++) {
        int nibble = r.getInt(at) >>> (30 - 2 * w) & 3;
        int word = r.getInt(at + 4 * w);
        if (nibble == 0 || at == r.getShort(44) && w < 3) {
          continue;
        }
        int dnib = word >>> 30;
        int[] p = nibble == 1 ? new int[] {4, 8} : PACKING[nibble == 2 ? dnib - 1 : 3 + dnib];
        for (int k = p[0] - 1; k >= 0 && n < out.length; k--) {
          int difference = word << (32 - p[1] * (k + 1)) >> (32 - p[1]);
          out[n] = n == 0 ? first : out[n - 1] + difference;
          n++;
        }
      }
    }
    return out;
  }
}
