// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as people write it: {@code 30s}, {@code 15m}, {@code 1h}, {@code 7d}. */
public final class DurationText implements ITypeConverter<Duration> {
  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})([smhd])");
  private static final Map<String, ChronoUnit> UNITS = Map.of(
      "s",
      ChronoUnit.SECONDS,
      "m",
      ChronoUnit.MINUTES,
      "h",
      ChronoUnit.HOURS,
      "d",
      ChronoUnit.DAYS);

  @Override
  public Duration convert(String text) {
    Matcher words = FORM.matcher(text);
    ChronoUnit unit = words.matches() ? UNITS.get(words.group(2)) : null;
    if (unit == null) {
      throw new TypeConversionException(
          "\"" + text + "\" is no duration, expected a number and s, m, h or d, as in 1h");
    }
    return Duration.of(Long.parseLong(words.group(1)), unit);
  }
}
