// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors
package org.trucewatch.app.exercise;

/** How the report looks, light and dark. */
final class ScoreStyle {
  static final String CSS = """

      :root { color-scheme: light dark; --page: #fbfaf7; --ink: #22242a; --faint: #6b6f78; --rule: #e2e0da; --card: #ffffff;
        --contact: #111111; --blue: #1f6f8b; --red: #b3345c; --amber: #a86a00; --grey: #b9b6ae; --node: #8b9099; --green: #2e7d4f; }
      @media (prefers-color-scheme: dark) { :root { --page: #16181d; --ink: #e7e6e1; --faint: #a0a4ad; --rule: #30343c; --card: #1d2026;
        --contact: #f4f4f0; --blue: #6cc0dd; --red: #f08fb0; --amber: #e0b050; --grey: #848a96; --node: #737884; --green: #7fce9f; } }
      body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, sans-serif; }
      main { max-width: 1120px; margin: 0 auto; padding: 28px 24px 60px; }
      h1 { font-size: 24px; margin: 0 0 4px; } h2 { font-size: 19px; margin: 38px 0 2px; } h3 { font-size: 15px; margin: 0 0 6px; }
      p { margin: 0 0 8px; color: var(--faint); } a { color: var(--blue); } small { color: var(--faint); font-size: 12px; }
      .partial { color: var(--ink); border: 1px solid var(--amber); border-left-width: 6px; border-radius: 6px; padding: 8px 12px; }
      section { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; padding: 14px 18px; margin-top: 14px;
        overflow-x: auto; }
      .plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(440px, 1fr)); gap: 14px 22px; }
      figure { margin: 0; } figcaption { font-size: 13px; font-weight: 600; margin-bottom: 2px; }
      .map, .plot { width: 100%; height: auto; display: block; }
      table { border-collapse: collapse; font-size: 13px; font-variant-numeric: tabular-nums; width: 100%; }
      th, td { text-align: right; padding: 3px 9px; border-bottom: 1px solid var(--rule); vertical-align: top; }
      th { color: var(--faint); font-weight: 600; } th:first-child, td:first-child, td.text, th.text { text-align: left; }
      td.text { max-width: 480px; }
      .s-met { color: var(--green); font-weight: 600; } .s-not-met { color: var(--red); font-weight: 600; } .s-not-judged { color: var(--faint); }
      .s-met, .s-not-met, .s-not-judged { white-space: nowrap; }
      .cell { background: color-mix(in srgb, var(--blue) calc(var(--share) * 45%), transparent); }
      .keys { display: flex; flex-wrap: wrap; gap: 4px 16px; font-size: 12px; margin: 8px 0 4px; color: var(--ink); }
      .keys i { display: inline-block; width: 10px; height: 10px; border-radius: 50%; vertical-align: -1px; margin-right: 5px; }
      .k-launch { background: var(--red); } .k-impact { background: var(--amber); } .k-explosion { background: var(--green); }
      .k-missed { border: 1.5px solid var(--amber); box-sizing: border-box; } .k-node { background: var(--node); transform: scale(.5); }
      .keys .k-track { background: var(--blue); height: 2px; width: 16px; border-radius: 0; vertical-align: 4px; }
      .keys .k-outage { background: var(--red); opacity: .3; border-radius: 0; } .k-confuser { background: var(--grey); transform: scale(.5); }
      .keys .k-sensor { background: none; border: 1.2px solid var(--node); border-radius: 0; box-sizing: border-box; }
      .k-fire { border: 1.5px solid var(--blue); box-sizing: border-box; } .k-other { border: 1.5px solid var(--grey); box-sizing: border-box; }
      .frame { fill: none; stroke: var(--rule); } .tick { font-size: 11px; fill: var(--faint); } .axis { font-size: 11px; fill: var(--faint); }
      .party { font-size: 12px; fill: var(--faint); } .contact { stroke: var(--contact); stroke-width: 1.4; stroke-dasharray: 7 4; fill: none; }
      .node { fill: var(--node); } .sensor { fill: none; stroke: var(--node); stroke-width: 1.2; } .outage { fill: var(--red); opacity: .12; }
      .tlaunch { fill: var(--red); } .timpact { fill: var(--amber); } .texplosion { fill: var(--green); } .tconfuser, .tflight { fill: var(--grey); }
      .missed { fill: none; stroke-width: 1.1; } .tlaunch.missed { stroke: var(--red); } .timpact.missed { stroke: var(--amber); }
      .texplosion.missed { stroke: var(--green); } .tconfuser.missed, .tflight.missed { fill: var(--grey); stroke: none; }
      .ffire { fill: none; stroke: var(--blue); stroke-width: 1.2; } .fother { fill: none; stroke: var(--grey); stroke-width: 1.2; }
      .track { stroke: var(--blue); stroke-width: 1.4; } .grid { stroke: var(--rule); }
      .bar, .right { fill: var(--blue); } .wrong { fill: var(--red); } .none { fill: var(--grey); } .whisker, .band { stroke: var(--ink); stroke-width: 1.6; }
      .ideal { stroke: var(--grey); stroke-dasharray: 4 4; } .band { stroke: var(--grey); stroke-width: 6; opacity: .6; }
      .point { fill: var(--blue); } .point.off { fill: var(--red); } .curve { fill: none; stroke: var(--blue); stroke-width: 2; }
      """;

  private ScoreStyle() {}
}
