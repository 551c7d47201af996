// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.simulation;

/**
 * One file of a simulated recording, as the intake would receive it.
 *
 * @param name file name without a folder
 * @param mediaType IANA media type
 * @param format which decoder reads it, one of the constants of {@link Format}
 * @param content its bytes, made on demand
 */
public record SimulatedFile(String name, String mediaType, Format format, Content content) {

  /** The formats of a recording, each named as the intake names it. */
  public enum Format {
    MINISEED("miniseed"),
    STATIONXML("stationxml"),
    FIRMS_CSV("firms-csv"),
    CLOUD_COVER_CSV("cloud-cover-csv"),
    CONTROL_GEOJSONL("control-geojsonl"),
    ATTACK_WAVES_CSV("attack-waves-csv"),
    CLAIMS_CSV("claims-csv"),
    PLACES_CSV("places-csv");

    private final String key;

    Format(String key) {
      this.key = key;
    }

    /** The name as the intake writes it, such as {@code firms-csv}. */
    public String key() {
      return key;
    }
  }

  /** Makes the bytes of a file; texts ignore the encoder. Repeatable: every call gives equal bytes. */
  @FunctionalInterface
  public interface Content {
    byte[] encode(WaveformEncoder encoder);
  }

  /** The file's bytes. */
  public byte[] bytes(WaveformEncoder encoder) {
    return content.encode(encoder);
  }
}
