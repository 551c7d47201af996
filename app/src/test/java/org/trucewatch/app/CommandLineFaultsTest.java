// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What the command line says of itself: every option of every command, with a value of the wrong type and with none. */
class CommandLineFaultsTest {
  private static final Map<Class<?>, List<String>> WRONG = Map.of(
      int.class, List.of("abc", "1.5", "1e3", "99999999999999999999"),
      Integer.class, List.of("abc", "1.5"),
      long.class, List.of("abc", "1.5", "99999999999999999999"),
      Long.class, List.of("abc"),
      double.class, List.of("abc", "1.5.2"),
      Double.class, List.of("abc", "1.5.2"),
      Duration.class, List.of("5x", "h", "-1h"),
      URI.class, List.of("not an address"));

  /** One option of one command; the words of the command first. */
  record Given(List<String> words, String option, Class<?> type) {
    @Override
    public String toString() {
      return String.join(" ", words) + " " + option + " (" + type.getSimpleName() + ")";
    }
  }

  private static List<Given> options(CommandLine line, List<String> words) {
    List<Given> all = new ArrayList<>();
    for (OptionSpec o : line.getCommandSpec().options()) {
      Class<?> type = o.typeInfo().isMultiValue()
          ? o.auxiliaryTypes()[o.auxiliaryTypes().length - 1]
          : o.type();
      if (type != boolean.class && type != Boolean.class) {
        all.add(new Given(words, o.longestName(), type));
      }
    }
    line.getSubcommands().forEach((name, sub) -> {
      List<String> longer = new ArrayList<>(words);
      longer.add(name);
      all.addAll(options(sub, longer));
    });
    return all;
  }

  static Stream<Given> everyOption() {
    return options(Main.commandLine(), List.of()).stream();
  }

  static Stream<Given> typedOptions() {
    return everyOption().filter(g -> WRONG.containsKey(g.type()) || g.type().isEnum());
  }

  private static CommandLineRun run(Given given, String value) {
    List<String> args = new ArrayList<>(given.words());
    args.add(given.option());
    args.add(value);
    return CommandLineRun.of(args.toArray(String[]::new));
  }

  @ParameterizedTest
  @MethodSource("typedOptions")
  void aValueOfTheWrongTypeIsNamedWithWhatWasExpected(Given given) {
    for (String value :
        Optional.ofNullable(WRONG.get(given.type())).orElse(List.of("no-such-word"))) {
      CommandLineRun run = run(given, value);
      assertThat(run.exitCode()).as("%s %s", given, value).isEqualTo(Main.USAGE);
      assertThat(run.err())
          .startsWith("trucewatch " + String.join(" ", given.words()) + ": ")
          .contains(given.option() + " is '" + value + "', expected ", "Nothing was run.", "--help")
          .doesNotContain("Usage:", "Invalid value", "is not an int", "\tat ");
      assertThat(run.out()).isEmpty();
    }
  }

  /** An option that is not there at all is named first where it must be; so every option is given its empty value alone. */
  @ParameterizedTest
  @MethodSource("everyOption")
  void anEmptyValueRunsNothing(Given given) {
    CommandLineRun run = run(given, "");
    assertThat(run.exitCode()).as(given.toString()).isEqualTo(Main.USAGE);
    assertThat(run.err())
        .containsAnyOf(
            given.option() + " is empty, expected ",
            " is missing, expected ",
            " are missing, expected ",
            given.option() + " is ''")
        .contains("Nothing was run.")
        .doesNotContain("Usage:", "\tat ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "exercise quiet-day --agreement=    | --agreement is empty, expected the name of a file or folder",
        "truce --days                       | --days has no value, expected a whole number behind it",
        "truce                              | --days is missing, expected a whole number",
        "truce --days 1 --days 2            | --days is given twice, expected it once",
        "exercise quiet-day --sede 3        | '--sede 3' is not known, expected perhaps --seed",
        "demo --port 1e3                    | --port is '1e3', expected a whole number from 0 to 65535",
        "associate --medium air x           | --medium is 'air', expected one of sound",
        "replay                             | WHAT is missing, expected the name of a file",
        "agreement show                     | FOLDER is missing, expected the name of a file"
      })
  void theSentenceSaysWhatToDo(String command, String says) {
    CommandLineRun run = CommandLineRun.of(command.strip().split(" +"));
    assertThat(run.exitCode()).isEqualTo(Main.USAGE);
    assertThat(run.err()).contains(says, "Nothing was run.");
    assertThat(Arrays.asList(run.err().strip().split("\\R"))).hasSize(1);
  }

  @Test
  void whatIsGivenIsNeverPrintedRaw() {
    CommandLineRun run = CommandLineRun.of("truce", "--days", "\u001b[31mred");
    assertThat(run.err()).doesNotContain("\u001b");
  }
}
