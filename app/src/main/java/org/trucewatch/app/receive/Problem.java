// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.receive;

import io.javalin.http.Context;
import org.trucewatch.pipeline.sender.Refusal;
import org.trucewatch.pipeline.sender.SenderOutcome.Fork;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Why a request was refused, as RFC 9457 {@code application/problem+json}.
 *
 * @param status of HTTP
 * @param name of this kind of problem, in its type
 * @param retryAfterSeconds when to come again; 0 where that would not help
 */
record Problem(
    int status,
    String name,
    String where,
    String what,
    String expected,
    String remedy,
    int retryAfterSeconds) {
  private static final String TYPE = "urn:trucewatch:problem:";

  static Problem of(
      int status, String name, String where, String what, String expected, String remedy) {
    return new Problem(status, name, where, what, expected, remedy, 0);
  }

  static Problem of(Fork fork) {
    return of(
        409,
        "fork",
        "device " + fork.deviceId(),
        fork.reason() + ". It is sealed as evidence at observations:" + fork.forkIndex()
            + " and was not used",
        "one device for one key",
        "The device is in quarantine. Find out who else holds its key, then enrol it with a new one or release it.");
  }

  static Problem of(Refusal refusal) {
    String name = refusal.cause().words().replace(' ', '-');
    int status = switch (refusal.cause()) {
      case MALFORMED -> 400;
      case TOO_LARGE -> 413;
      case UNKNOWN_DEVICE,
          WRONG_SIGNATURE,
          KEY_NOT_YET_VALID,
          KEY_EXPIRED,
          KEY_REVOKED,
          FORMAT_NOT_REGISTERED,
          QUARANTINED -> 403;
      case OVER_QUOTA -> 429;
      case FORGOTTEN -> 409;
      case BUSY, LOG_STOPPED -> 503;
    };
    int retry = switch (refusal.cause()) {
      case OVER_QUOTA, LOG_STOPPED -> 60;
      case BUSY -> 5;
      default -> 0;
    };
    return new Problem(
        status, name, refusal.where(), refusal.what(), refusal.expected(), refusal.remedy(), retry);
  }

  void answer(Context ctx) {
    ObjectNode node = JsonMapper.shared().createObjectNode();
    node.put("type", TYPE + name)
        .put("title", name.replace('-', ' '))
        .put("status", status)
        .put("detail", where + ": " + what + ", expected " + expected + ". " + remedy)
        .put("where", where)
        .put("what", what)
        .put("expected", expected)
        .put("remedy", remedy);
    if (retryAfterSeconds > 0) {
      ctx.header("Retry-After", Integer.toString(retryAfterSeconds));
    }
    ctx.status(status)
        .header("Cache-Control", "no-store")
        .contentType("application/problem+json")
        .result(node.toString());
  }
}
