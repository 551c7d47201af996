// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says of a command line that cannot be run: which option, the value given, what was expected, what to do. Nothing was run. */
final class CommandLineFaults implements IParameterExceptionHandler {
  /** Whole numbers up to here keep every digit in every tool. */
  private static final String SEEDS = "0 to 9007199254740991";

  /** Bounds that hold wherever an option of the name stands; commands check them, and those of other options, themselves. */
  private static final Map<String, String> RANGES = Map.of("--port", "0 to 65535", "--seed", SEEDS);

  private static final String SHOWN_AS = "'%s'";
  private static final int VALUE_CHARACTERS_MAX = 200;

  @Override
  public int handleParseException(ParameterException fault, String[] args) {
    CommandLine line = fault.getCommandLine();
    String command = line.getCommandSpec().qualifiedName();
    line.getErr()
        .println(Printable.of(command + ": " + sentence(fault, List.of(args))
            + " Nothing was run. What it takes: " + command + " --help"));
    return Main.USAGE;
  }

  private static String sentence(ParameterException fault, List<String> args) {
    ArgSpec arg = fault.getArgSpec();
    return switch (fault) {
      case MissingParameterException missing -> missing(missing, args);
      case UnmatchedArgumentException unmatched -> unmatched(unmatched);
      case OverwrittenOptionException twice ->
        name(twice.getOverwritten()) + " is given twice, expected it once. Leave one out.";
      default ->
        arg != null && fault.getValue() != null
            ? wrongValue(arg, fault.getValue(), fault)
            : ended(String.valueOf(fault.getMessage()));
    };
  }

  private static String missing(MissingParameterException fault, List<String> args) {
    ArgSpec named = fault.getArgSpec();
    ArgSpec arg =
        named == null && fault.getMissing().size() == 1 ? fault.getMissing().getFirst() : named;
    if (arg == null) {
      String names = fault.getMissing().stream()
          .map(CommandLineFaults::name)
          .collect(Collectors.joining(", "));
      return names + " are missing, expected all of them. Add them.";
    }
    if (arg instanceof OptionSpec option
        && Arrays.stream(option.names()).anyMatch(args::contains)) {
      return name(arg) + " has no value, expected " + expected(arg) + " behind it. Add it.";
    }
    return name(arg) + " is missing, expected " + expected(arg) + ". Add it.";
  }

  private static String unmatched(UnmatchedArgumentException fault) {
    String given = String.join(" ", fault.getUnmatched());
    List<String> near = fault.getSuggestions();
    return shown(given) + " is not known, expected "
        + (near.isEmpty()
            ? "an option or a command that it has"
            : "perhaps " + String.join(" or ", near))
        + ". Correct it.";
  }

  private static String wrongValue(ArgSpec arg, String value, ParameterException fault) {
    Optional<String> ours = !isEnum(arg) && fault.getCause() instanceof TypeConversionException
        ? Optional.ofNullable(fault.getCause().getMessage()).filter(m -> m.contains("expected "))
        : Optional.empty();
    String expected = ours.map(m -> m.substring(m.indexOf("expected ") + "expected ".length()))
        .orElse(expected(arg));
    return name(arg) + " is " + shown(value) + ", expected " + expected + ". Correct it.";
  }

  /** What an option or a parameter takes, in words. */
  static String expected(ArgSpec arg) {
    Class<?> type = type(arg);
    if (type.isEnum()) {
      return "one of "
          + Arrays.stream(type.getEnumConstants())
              .map(c -> String.valueOf(c).toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
    }
    if (arg.typeInfo().isMap()) {
      return arg.paramLabel();
    }
    return Optional.ofNullable(WORDS.get(type)).orElse("text (" + arg.paramLabel() + ")")
        + range(arg);
  }

  private static boolean isEnum(ArgSpec arg) {
    return type(arg).isEnum();
  }

  /** Of one value, of a map of its values. */
  private static Class<?> type(ArgSpec arg) {
    return arg.typeInfo().isMultiValue() && arg.auxiliaryTypes().length > 0
        ? arg.auxiliaryTypes()[arg.auxiliaryTypes().length - 1]
        : arg.type();
  }

  private static final Map<Class<?>, String> WORDS = Map.ofEntries(
      Map.entry(int.class, "a whole number"),
      Map.entry(Integer.class, "a whole number"),
      Map.entry(long.class, "a whole number"),
      Map.entry(Long.class, "a whole number"),
      Map.entry(double.class, "a number, as 2.5"),
      Map.entry(Double.class, "a number, as 2.5"),
      Map.entry(boolean.class, "true or false"),
      Map.entry(Path.class, "the name of a file or folder"),
      Map.entry(URI.class, "an address, as https://example.org/"),
      Map.entry(Duration.class, "a number and s, m, h or d, as 1h"));

  private static String range(ArgSpec arg) {
    String range = arg instanceof OptionSpec option ? RANGES.get(option.longestName()) : null;
    return range == null ? "" : " from " + range;
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }

  private static String shown(String value) {
    String cut = value.length() <= VALUE_CHARACTERS_MAX
        ? value
        : value.substring(0, VALUE_CHARACTERS_MAX) + "...";
    return SHOWN_AS.formatted(cut);
  }

  private static String ended(String message) {
    return message.endsWith(".") ? message : message + ".";
  }

  /** Refuses values that are empty: no option and no parameter takes one, and an empty path would mean the working folder. */
  static void requireValues(ParseResult parsed) {
    for (CommandLine line : parsed.asCommandLineList()) {
      for (ArgSpec arg : line.getParseResult().matchedArgs()) {
        if (arg.originalStringValues().stream().anyMatch(CommandLineFaults::isEmpty)) {
          throw new ParameterException(
              line,
              name(arg) + " is empty, expected " + expected(arg)
                  + ". Give a value, or leave it out.");
        }
      }
    }
  }

  private static boolean isEmpty(@Nullable String value) {
    return value != null && value.isBlank();
  }
}
