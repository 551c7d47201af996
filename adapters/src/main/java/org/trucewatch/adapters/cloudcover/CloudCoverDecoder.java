// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.cloudcover;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.adapters.Table;
import org.trucewatch.adapters.TableRow;
import org.trucewatch.adapters.Unreadable;
import org.trucewatch.domain.CloudCover;
import org.trucewatch.domain.Decoded;

/**
 * Decodes daily cloud fractions: a column date, and for each area a column cloud_cover_AREA_fraction, whose AREA
 * becomes the area's name with spaces for underscores.
 */
public final class CloudCoverDecoder {
  private static final String PREFIX = "cloud_cover_";
  private static final String SUFFIX = "_fraction";

  private CloudCoverDecoder() {}

  /** Decodes plain or gzip bytes; a row with one bad field is rejected whole. */
  public static Decoded<CloudCover> decode(String channel, byte[] bytes) {
    Decoded<List<CloudCover>> rows =
        Table.decode(channel, bytes, List.of("date"), CloudCoverDecoder::day);
    return new Decoded<>(rows.values().stream().flatMap(List::stream).toList(), rows.rejections());
  }

  private static List<CloudCover> day(TableRow row) {
    LocalDate date = row.day("date");
    List<CloudCover> areas = new ArrayList<>();
    for (String column : row.columns()) {
      if (column.startsWith(PREFIX)
          && column.endsWith(SUFFIX)
          && column.length() > PREFIX.length() + SUFFIX.length()) {
        String area = column.substring(PREFIX.length(), column.length() - SUFFIX.length());
        areas.add(new CloudCover(date, area.replace('_', ' '), row.number(column, 0, 1, "")));
      }
    }
    if (areas.isEmpty()) {
      throw new Unreadable(
          "the header has no column of cloud",
          "at least one column " + PREFIX + "AREA" + SUFFIX,
          "Rename the column.");
    }
    return areas;
  }
}
