// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { words } from './words';

/* Numbers and instants as text: always UTC, always with a unit, "not stated" where there is none. */

/** Figures and months are written alike in every language, as they stand in the sealed texts. */
const NUMBERS = 'en';

const INSTANT = new Intl.DateTimeFormat(NUMBERS, {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const DAY = new Intl.DateTimeFormat(NUMBERS, {
  timeZone: 'UTC',
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** "11 Apr 2026 08:00:12 UTC". */
export function instant(iso: string | null): string {
  const time = iso === null ? NaN : Date.parse(iso);
  if (Number.isNaN(time)) return iso || words.unknownTime;
  const part = Object.fromEntries(INSTANT.formatToParts(time).map((p) => [p.type, p.value]));
  const { day, month, year, hour, minute, second } = part;
  return `${day} ${month} ${year} ${hour}:${minute}:${second} ${words.utc}`;
}

/** "11 Apr 2026 08:00 UTC": names an event, without the seconds. */
export function minute(iso: string): string {
  return instant(iso).replace(/(\d\d:\d\d):\d\d/, '$1');
}

/** "08:00:12 UTC", where the day stands nearby. */
export function timeOfDay(iso: string | null): string {
  const text = instant(iso);
  return text.match(/\d\d:\d\d:\d\d .*$/)?.[0] ?? text;
}

/** "11 Apr 08:00": where the year is plain and room is short. */
export function clock(iso: string | null): string {
  const text = instant(iso);
  return text.replace(/ \d{4} (\d\d:\d\d):\d\d .*$/, ' $1');
}

/** "3 min 51 s", "4 h 20 min". */
export function duration(millis: number): string {
  const seconds = Math.round(millis / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor((seconds % 3600) / 60), seconds % 60];
  const parts = h > 0 ? [`${h} h`, m ? `${m} min` : ''] : [m ? `${m} min` : '', s || !m ? `${s} s` : ''];
  return parts.filter(Boolean).join(' ').replaceAll(' ', '\u00a0');
}

/** "11 Apr 2026". */
export function dateOf(iso: string | null): string {
  return instant(iso).match(/^(.*) \d\d:\d\d:\d\d /)?.[1] ?? '';
}

/** "Sat 11 Apr 2026", from an ISO date. */
export function day(date: string): string {
  const time = Date.parse(`${date}T00:00:00Z`);
  if (Number.isNaN(time)) return date;
  const part = Object.fromEntries(DAY.formatToParts(time).map((p) => [p.type, p.value]));
  return `${part['weekday']} ${part['day']} ${part['month']} ${part['year']}`;
}

export function between(from: string | null, to: string | null): string {
  if (from === null && to === null) return words.unknownTime;
  if (from === to || to === null) return instant(from);
  return `${instant(from)} ${words.to} ${instant(to)}`;
}

export function decimal(value: number | null, digits = 1): string {
  return value === null
    ? words.notStated
    : value.toLocaleString(NUMBERS, {
        minimumFractionDigits: digits,
        maximumFractionDigits: digits,
      });
}

export const whole = (value: number | null) => decimal(value, 0);

/** "12.5 km"; the unit stays with its number. */
export function amount(value: number | null, unit: string, digits = 1): string {
  return value === null ? words.notStated : `${decimal(value, digits)}\u00a0${unit}`;
}

/** A value with its one-sigma error. */
export function withError(
  value: number | null,
  error: number | null,
  unit: string,
  digits = 1,
): string {
  if (value === null) return words.notStated;
  const spread = error === null ? '' : `\u00a0±\u00a0${decimal(error, digits)}`;
  return `${decimal(value, digits)}${spread}${unit === '°' ? '' : '\u00a0'}${unit}`;
}

/** A residual keeps its sign: "+1.2°", "−0.7°". */
export function signed(value: number | null, unit: string, digits = 1): string {
  if (value === null) return words.notStated;
  const sign = value < 0 ? '\u2212' : '+';
  return `${sign}${decimal(Math.abs(value), digits)}${unit === '°' || !unit ? '' : '\u00a0'}${unit}`;
}

/** The first sentence of a text; a point within a number or an abbreviation ends none. */
export function firstSentence(text: string): string {
  const end = /[.!?](?=\s+["“(]?\p{Lu})/gu;
  for (const m of text.matchAll(end)) {
    const before = text.slice(0, m.index);
    if (!/(?:^|[\s(])(?:\p{Lu}|e\.g|i\.e|no|st|approx|cf|vs)$/iu.test(before)) return `${before}${m[0]}`;
  }
  return text;
}

export function percent(fraction: number | null): string {
  if (fraction === null) return words.notStated;
  const points = fraction * 100;
  const fine = (points > 0 && points < 1) || (points > 99 && points < 100);
  return `${decimal(points, fine ? 1 : 0)}\u00a0%`;
}

/** "31.2040° S 127.1120° E". */
export function position(lat: number | null, lon: number | null, digits = 4): string {
  if (lat === null || lon === null) return words.notStated;
  const turned = ((((lon + 180) % 360) + 360) % 360) - 180;
  const ns = lat < 0 ? words.south : words.north;
  const ew = turned < 0 ? words.west : words.east;
  return `${Math.abs(lat).toFixed(digits)}°\u00a0${ns} ${Math.abs(turned).toFixed(digits)}°\u00a0${ew}`;
}
