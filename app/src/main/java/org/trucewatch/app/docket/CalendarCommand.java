// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.docket;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.trucewatch.adapters.agreementfolder.PlanDecoder;
import org.trucewatch.adapters.agreementfolder.TermsFolder;
import org.trucewatch.app.Installation;
import org.trucewatch.app.UserError;
import org.trucewatch.assessment.agreement.Terms;
import org.trucewatch.assessment.obligation.DeploymentCheck;
import org.trucewatch.assessment.obligation.DutyCalendar;
import org.trucewatch.assessment.obligation.Plan;
import org.trucewatch.assessment.obligation.Plan.Deployment;
import org.trucewatch.domain.Decoded;
import org.trucewatch.domain.LineOfContact;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints the calendar of an agreement's plan. */
@Command(
    name = "calendar",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "What is due under an agreement's plan.yaml on a day: duties with their stages, what blocks them, what is overdue and"
          + " what is disputed; what each state commits to and has delivered; and whether deployments keep clear of the line of"
          + " the day.",
      "The line comes from the control maps of a sealed run (--run); without one the distance is unknown, and said to be."
    },
    footer = {
      "",
      "Examples:",
      "  trucewatch agreement calendar agreements/paris-2026-reported --as-of 2027-02-01",
      "  trucewatch agreement calendar agreements/exercise-demo --as-of 2031-05-04 --run .trucewatch/demo/seed-5/00001/logs"
    })
public final class CalendarCommand implements Callable<Integer> {
  private static final long FILE_BYTES_MAX = 16 << 20;

  @Parameters(paramLabel = "FOLDER", description = "The agreement.")
  private Path folder = Path.of("");

  @Option(
      names = "--as-of",
      required = true,
      paramLabel = "DATE",
      description = "The day, as 2027-01-01.")
  private String asOf = "";

  @Option(
      names = "--run",
      paramLabel = "LOGS",
      description = "Sealed run whose control maps give the line of the day.")
  private @Nullable Path run;

  @Mixin
  private PageFiles files = new PageFiles();

  @Override
  public Integer call() {
    files.requireWritable();
    LocalDate day = day();
    Map<String, byte[]> read = read();
    Terms terms = required(TermsFolder.terms(read));
    byte[] file = read.get(PlanDecoder.FILE);
    if (file == null) {
      throw new UserError(folder + ": has no file " + PlanDecoder.FILE
          + ", expected one. See agreements/README.md, Plans.");
    }
    Plan plan = required(PlanDecoder.decode(file, terms));
    Optional<LineOfContact> line =
        run == null ? Optional.empty() : LineOfRun.find(RunRecord.open(run), day);
    ObjectNode facts = PageJson.object().put("asOf", day.toString());
    files.write(new CalendarPage(terms, plan, day, line).page(facts), facts);
    return 0;
  }

  private LocalDate day() {
    try {
      return LocalDate.parse(asOf);
    } catch (DateTimeParseException e) {
      throw new UserError("--as-of is " + asOf + ", expected a day as 2027-01-01.");
    }
  }

  private Map<String, byte[]> read() {
    Path shipped = Installation.home().resolve(folder);
    Path found = !Files.exists(folder) && Files.isDirectory(shipped) ? shipped : folder;
    Map<String, byte[]> read = new TreeMap<>();
    for (String name :
        List.of(TermsFolder.AGREEMENT, TermsFolder.TERMS, TermsFolder.TEXT, PlanDecoder.FILE)) {
      Path file = found.resolve(name);
      try {
        if (Files.isRegularFile(file) && Files.size(file) <= FILE_BYTES_MAX) {
          read.put(name, Files.readAllBytes(file));
        }
      } catch (IOException e) {
        throw new UserError(file + ": cannot be read (" + e.getMessage() + ").");
      }
    }
    return read;
  }

  private <T> T required(Decoded<T> decoded) {
    if (decoded.values().isEmpty()) {
      throw new UserError(String.join(
          System.lineSeparator(),
          decoded.rejections().stream()
              .map(r -> folder.resolve(r.where()) + ": " + r.what() + ", expected " + r.expected()
                  + ". " + r.remedy())
              .toList()));
    }
    return decoded.values().getFirst();
  }

  /** The calendar as a page. */
  private record CalendarPage(Terms terms, Plan plan, LocalDate day, Optional<LineOfContact> line) {
    Page page(ObjectNode facts) {
      var page = new Page.Builder();
      duties(page, facts);
      commitments(page, facts);
      deployments(page, facts);
      return page.page(
          "Calendar of " + terms.preamble().title() + " on " + day,
          "The agreement is known as " + terms.preamble().status()
              + "; each row says how it is known.");
    }

    private void duties(Page.Builder page, ObjectNode facts) {
      ArrayNode rows = facts.putArray("duties");
      page.section("duties", "Duties");
      for (DutyCalendar.DutyState s : new DutyCalendar(plan).duties(day)) {
        rows.addObject()
            .put("duty", s.duty().dutyId())
            .put("standing", s.standing().name())
            .put("due", s.due().map(LocalDate::toString).orElse(""))
            .put("disputed", s.isDisputed());
        Page.Mark mark = switch (s.standing()) {
          case DONE -> Page.Mark.YES;
          case DONE_LATE, OVERDUE -> Page.Mark.NO;
          case BLOCKED, DUE, NO_DATE -> Page.Mark.OPEN;
        };
        page.part(new Page.Judged(
            mark,
            s.duty().title() + " (" + terms.nameOf(s.duty().party()) + ")",
            standing(s),
            s.duty().text() + " [" + Reasons.source(s.duty().provenance()) + "]"));
        page.field("blocked by", String.join(", ", s.blockedBy()))
            .field(
                "disputed by",
                String.join(
                    ", ", s.duty().disputedBy().stream().map(terms::nameOf).toList()))
            .field("performed", s.duty().done().map(LocalDate::toString).orElse(""))
            .field("evidence", String.join("; ", s.duty().evidence()));
      }
    }

    private static String standing(DutyCalendar.DutyState s) {
      String word = CaseTerms.word(s.standing());
      if (s.standing() == DutyCalendar.Standing.DONE
          || s.standing() == DutyCalendar.Standing.DONE_LATE) {
        return word + s.due().map(d -> ", due " + d).orElse("");
      }
      return s.due()
          .map(d -> word + ", due " + d
              + s.daysLeft()
                  .map(n -> n >= 0 ? ", " + n + " days left" : ", " + -n + " days ago")
                  .orElse(""))
          .orElse(word
              + (s.standing() == DutyCalendar.Standing.NO_DATE
                  ? " is stated"
                  : ", no date is stated"));
    }

    private void commitments(Page.Builder page, ObjectNode facts) {
      ArrayNode rows = facts.putArray("commitments");
      page.section("commitments", "Commitments, state by state")
          .grid(
              List.of("state", "kind", "progress", "what, limits, source"),
              new DutyCalendar(plan)
                  .commitments(day).stream().map(s -> row(s, rows)).toList());
    }

    private List<String> row(DutyCalendar.CommitmentState s, ArrayNode rows) {
      Plan.Commitment c = s.commitment();
      rows.addObject()
          .put("commitment", c.commitmentId())
          .put("progress", c.progress().name())
          .put("overdue", s.overdue());
      return List.of(
          terms.nameOf(c.state()),
          CaseTerms.word(c.kind()),
          CaseTerms.word(c.progress()) + (s.overdue() ? ", overdue" : ""),
          c.title() + (c.caveat().isEmpty() ? "" : "; limit: " + c.caveat())
              + c.due().map(d -> "; due " + d).orElse("; no date is stated")
              + c.delivered().map(d -> "; delivered " + d).orElse("; no delivery is recorded")
              + (s.blockedBy().isEmpty() ? "" : "; waits for " + String.join(", ", s.blockedBy()))
              + " [" + Reasons.source(c.provenance()) + "]");
    }

    private void deployments(Page.Builder page, ObjectNode facts) {
      ArrayNode rows = facts.putArray("deployments");
      page.section("deployments", "Deployments and the line of the day");
      page.words(plan.deployments().isEmpty() ? "The plan names no deployment." : "");
      for (Deployment d : plan.deployments()) {
        Plan.ExclusionBand band = plan.bands().stream()
            .filter(b -> b.bandId().equals(d.band()))
            .findFirst()
            .orElseThrow();
        DeploymentCheck.Result r = DeploymentCheck.check(d, band, line);
        ObjectNode row = rows.addObject()
            .put("deployment", d.deploymentId())
            .put("standing", r.standing().name());
        r.distanceMeters().ifPresent(m -> row.put("distanceMeters", m));
        Page.Mark mark = switch (r.standing()) {
          case CLEAR -> Page.Mark.YES;
          case INSIDE -> Page.Mark.NO;
          case CANNOT_BE_SAID -> Page.Mark.OPEN;
        };
        page.part(new Page.Judged(
            mark,
            d.title() + " (" + terms.nameOf(d.state()) + ")",
            CaseTerms.word(r.standing()),
            r.why() + ". " + band.title() + " [" + Reasons.source(band.provenance()) + "]"));
      }
    }
  }
}
