// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.adapters.docketjson;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.trucewatch.assessment.agreement.ClockRule.Moment;
import org.trucewatch.assessment.agreement.Office.Power;
import org.trucewatch.assessment.agreement.Rung;
import org.trucewatch.assessment.agreement.StandardOfProof;
import org.trucewatch.assessment.clause.DocketEntry.Ballot;
import org.trucewatch.assessment.clause.DocketEntry.Came;
import org.trucewatch.assessment.clause.DocketEntry.Comment;
import org.trucewatch.assessment.clause.DocketEntry.Computed;
import org.trucewatch.assessment.clause.DocketEntry.Consulted;
import org.trucewatch.assessment.clause.DocketEntry.Content;
import org.trucewatch.assessment.clause.DocketEntry.Determination;
import org.trucewatch.assessment.clause.DocketEntry.Established;
import org.trucewatch.assessment.clause.DocketEntry.InterestDeclared;
import org.trucewatch.assessment.clause.DocketEntry.Offer;
import org.trucewatch.assessment.clause.DocketEntry.PersonsAct;
import org.trucewatch.assessment.clause.DocketEntry.Position;
import org.trucewatch.assessment.clause.DocketEntry.Progress;
import org.trucewatch.assessment.clause.DocketEntry.Review;
import org.trucewatch.assessment.clause.DocketEntry.ReviewOutcome;
import org.trucewatch.assessment.clause.DocketEntry.Vote;
import org.trucewatch.assessment.clause.DocketEntry.Withdrawn;
import org.trucewatch.assessment.condition.FactValue;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a participant, party or office signs: one entry for one case of one run. It is the text of a C2SP signed note: a
 * first line that says what it is, so that no signature made for another purpose can be taken for it, and one line of
 * JSON in one spelling.
 *
 * @param run origin of the run's governance log, so that an entry for one run counts in no other
 * @param caseId the case
 * @param author who says it
 * @param made when, by the author's own clock; no clock of the docket runs by it
 * @param content what it says
 */
public record DocketNote(String run, String caseId, String author, Instant made, Content content) {
  /** Kind of the sealed entry. */
  public static final String KIND = "docket/entry";

  /** Media type of the sealed bytes. */
  public static final String MEDIA_TYPE = "text/plain";

  private static final String FIRST_LINE = "trucewatch docket entry, version 1\n";

  /** The text that is signed. */
  public String text() {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("author", author).put("case", caseId).put("made", made.toString()).put("run", run);
    content(node, content);
    return FIRST_LINE + node + "\n";
  }

  private static void content(ObjectNode n, Content content) {
    switch (content) {
      case Established f -> {
        n.put("kind", "fact")
            .put("fact", f.fact())
            .put("standard", f.standard().name())
            .put("rung", f.rung().name());
        value(n, f.value());
        evidence(n, f.evidence());
      }
      case Came c -> {
        n.put("kind", "moment")
            .put("moment", c.moment().name())
            .put("when", c.when().toString());
        evidence(n, c.evidence());
      }
      case Consulted c -> n.put("kind", "consulted");
      case Vote v ->
        n.put("kind", "vote")
            .put("step", v.stepId())
            .put("ballot", v.ballot().name())
            .put("caveat", v.caveat());
      case InterestDeclared i ->
        n.put("kind", "interest").put("participant", i.participant()).put("reason", i.reason());
      case Position p -> n.put("kind", "position").put("text", p.text());
      case Comment c -> n.put("kind", "comment").put("text", c.text());
      case Offer o ->
        n.put("kind", "offer")
            .put("measure", o.measureId())
            .put("progress", o.progress().name())
            .put("caveat", o.caveat());
      case PersonsAct a ->
        n.put("kind", "act")
            .put("power", a.power().name())
            .put("on", a.on())
            .put("person", a.person())
            .put("reason", a.reason());
      case Review r ->
        n.put("kind", "review")
            .put("finding", r.findingId())
            .put("leaf", r.leaf())
            .put("rung", r.rung().name())
            .put("outcome", r.outcome().name())
            .put("person", r.person())
            .put("reason", r.reason());
      case Determination d -> {
        n.put("kind", "determination")
            .put("fact", d.fact())
            .put("standard", d.standard().name())
            .put("rung", d.rung().name())
            .put("person", d.person())
            .put("reason", d.reason());
        value(n, d.value());
        evidence(n, d.evidence());
      }
      case Computed c ->
        throw new IllegalArgumentException(
            "finding " + c.findingId() + " follows from the run; nobody signs it");
      case Withdrawn w ->
        n.put("kind", "withdrawn").put("entry", w.entryId()).put("reason", w.reason());
    }
  }

  private static void value(ObjectNode n, FactValue value) {
    switch (value) {
      case FactValue.Answer a -> n.put("answer", a.value());
      case FactValue.Count c -> n.put("count", c.value());
      case FactValue.Quantity q -> n.put("quantity", q.value()).put("error", q.error());
      case FactValue.Word w -> n.put("word", w.value());
    }
  }

  private static void evidence(ObjectNode n, List<String> evidence) {
    ArrayNode list = n.putArray("evidence");
    evidence.forEach(list::add);
  }

  /** @throws IllegalArgumentException where the text is no such entry, or spelt otherwise */
  public static DocketNote read(String text) {
    if (!text.startsWith(FIRST_LINE)) {
      throw new IllegalArgumentException("does not begin with \"" + FIRST_LINE.strip()
          + "\", so it was signed for something else");
    }
    DocketNote note;
    try {
      JsonNode n = JsonMapper.shared().readTree(text.substring(FIRST_LINE.length()));
      note = new DocketNote(
          text(n, "run"),
          text(n, "case"),
          text(n, "author"),
          Instant.parse(text(n, "made")),
          content(n));
    } catch (JacksonException | DateTimeParseException e) {
      throw new IllegalArgumentException("cannot be read: " + String.valueOf(e.getMessage()), e);
    }
    if (!note.text().equals(text)) {
      throw new IllegalArgumentException(
          "is not in the one spelling of this entry, expected " + note.text().strip());
    }
    return note;
  }

  private static Content content(JsonNode n) {
    return switch (text(n, "kind")) {
      case "fact" ->
        new Established(
            text(n, "fact"),
            value(n),
            StandardOfProof.valueOf(text(n, "standard")),
            Rung.valueOf(text(n, "rung")),
            evidence(n));
      case "moment" ->
        new Came(Moment.valueOf(text(n, "moment")), Instant.parse(text(n, "when")), evidence(n));
      case "consulted" -> new Consulted();
      case "vote" ->
        new Vote(text(n, "step"), Ballot.valueOf(text(n, "ballot")), optional(n, "caveat"));
      case "interest" -> new InterestDeclared(text(n, "participant"), optional(n, "reason"));
      case "position" -> new Position(text(n, "text"));
      case "comment" -> new Comment(text(n, "text"));
      case "offer" ->
        new Offer(text(n, "measure"), Progress.valueOf(text(n, "progress")), optional(n, "caveat"));
      case "act" ->
        new PersonsAct(
            Power.valueOf(text(n, "power")),
            text(n, "on"),
            optional(n, "person"),
            optional(n, "reason"));
      case "review" ->
        new Review(
            text(n, "finding"),
            text(n, "leaf"),
            Rung.valueOf(text(n, "rung")),
            ReviewOutcome.valueOf(text(n, "outcome")),
            optional(n, "person"),
            optional(n, "reason"));
      case "determination" ->
        new Determination(
            text(n, "fact"),
            value(n),
            StandardOfProof.valueOf(text(n, "standard")),
            Rung.valueOf(text(n, "rung")),
            optional(n, "person"),
            optional(n, "reason"),
            evidence(n));
      case "withdrawn" -> new Withdrawn(text(n, "entry"), optional(n, "reason"));
      default ->
        throw new IllegalArgumentException(
            "kind is \"" + text(n, "kind")
                + "\", expected fact, moment, consulted, interest, vote, position, comment, offer, act, review, determination or withdrawn");
    };
  }

  private static FactValue value(JsonNode n) {
    if (n.path("answer").isBoolean()) {
      return new FactValue.Answer(n.path("answer").asBoolean());
    }
    if (n.path("count").isIntegralNumber()) {
      return new FactValue.Count(n.path("count").asLong());
    }
    if (n.path("quantity").isNumber()) {
      return new FactValue.Quantity(
          n.path("quantity").asDouble(), n.path("error").asDouble());
    }
    return new FactValue.Word(text(n, "word"));
  }

  private static List<String> evidence(JsonNode n) {
    List<String> evidence = new ArrayList<>();
    n.path("evidence").forEach(e -> evidence.add(e.asString("")));
    return evidence;
  }

  private static String text(JsonNode n, String key) {
    if (!n.path(key).isString() || n.path(key).asString().isEmpty()) {
      throw new IllegalArgumentException("'" + key + "' is missing, expected text");
    }
    return n.path(key).asString();
  }

  private static String optional(JsonNode n, String key) {
    return n.path(key).asString("");
  }
}
