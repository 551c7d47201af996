// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import * as format from '../src/format';
import { eventName, eventTitle, withNames } from '../src/names';
import { parsePicture } from '../src/picture';
import { evidenceAddress, eventAddress, findingAddress, parseRoute } from '../src/route';

describe('texts', () => {
  it('give instants in UTC whatever the reader’s clock is set to', () => {
    expect(format.instant('2031-03-16T23:14:09.4Z')).toBe('16 Mar 2031 23:14:09 UTC');
    expect(format.instant('2031-03-16T23:14:09+03:00')).toBe('16 Mar 2031 20:14:09 UTC');
    expect(format.instant(null)).toBe('time not stated');
    expect(format.instant('soon')).toBe('soon');
  });

  it('give positions with hemispheres, also past 180 degrees', () => {
    expect(format.position(-31.02, 127.31, 2)).toBe('31.02°\u00a0S 127.31°\u00a0E');
    expect(format.position(0, 181, 0)).toBe('0°\u00a0N 179°\u00a0W');
    expect(format.position(null, 3)).toBe('not stated');
  });

  it('do not round a small probability to nothing nor a large one to certainty', () => {
    expect(format.percent(0.004)).toBe('0.4\u00a0%');
    expect(format.percent(0.996)).toBe('99.6\u00a0%');
    expect(format.percent(1)).toBe('100\u00a0%');
  });

  it('end the first sentence where it ends, not within a number', () => {
    const first = format.firstSentence;
    expect(first('A burst at 30.600 S, at 12:40:06.970Z. Detected by 6.')).toBe(
      'A burst at 30.600 S, at 12:40:06.970Z.',
    );
    expect(first('Seen by W. Smith, e.g. The Times. Then more.')).toBe(
      'Seen by W. Smith, e.g. The Times.',
    );
    expect(first('No end')).toBe('No end');
    expect(first('')).toBe('');
  });

  it('give residuals their sign', () => {
    expect(format.signed(-0.73, '°')).toBe('\u22120.7°');
    expect(format.signed(14.4, 's')).toBe('+14.4\u00a0s');
    expect(format.signed(null, 's')).toBe('not stated');
  });

  it('keep clear of words that the project does not use', () => {
    const english = readFileSync(new URL('../src/words/en.ts', import.meta.url), 'utf8');
    expect(english).not.toMatch(/verdict|guilty|target/i);
  });
});

describe('events', () => {
  const p = parsePicture({
    events: [
      { id: 'event-a', occurredAt: '2031-05-03T12:40:06.970Z', latitudeDegrees: 1, longitudeDegrees: 2 },
      { id: 'event-b', occurredAt: '2031-05-03T21:15:10Z' },
      { id: 'event-c', occurredAt: '2031-05-03T21:15:40Z' },
      {
        id: 'event-d',
        notLocatable: 'needs 2 bearings, has 1',
        arrivals: [{ detectedAt: '2031-05-04T01:02:59Z' }, { detectedAt: '2031-05-04T01:01:03Z' }],
      },
      { id: 'event-e', occurredAt: '2031-05-05T00:00:00Z' },
      { id: 'event-f', occurredAt: '2031-05-05T00:00:00Z' },
    ],
  });

  it('are called by the time at which they occurred', () => {
    expect(eventName(p, 'event-a')).toBe('3 May 2031 12:40 UTC');
    expect(eventTitle(p, 'event-a')).toBe('Event of 3 May 2031 12:40 UTC');
    expect(eventName(p, 'event-d')).toBe('not located, first heard 4 May 2031 01:01 UTC');
    expect(eventTitle(p, 'event-d')).toBe('Event not located, first heard 4 May 2031 01:01 UTC');
    expect(eventName(p, 'of another picture')).toBe('of another picture');
  });

  it('have names of their own even within one minute or second', () => {
    expect(eventName(p, 'event-b')).toBe('3 May 2031 21:15:10 UTC');
    expect(eventName(p, 'event-c')).toBe('3 May 2031 21:15:40 UTC');
    expect(eventName(p, 'event-e')).toBe('5 May 2031 00:00:00 UTC (1)');
    expect(eventName(p, 'event-f')).toBe('5 May 2031 00:00:00 UTC (2)');
  });

  it('are named in texts that give their identifiers', () => {
    expect(withNames(p, 'Event event-a observed')).toBe('Event of 3 May 2031 12:40 UTC observed');
    expect(withNames(p, 'not of event-a: 3 degrees off')).toBe(
      'not of the event of 3 May 2031 12:40 UTC: 3 degrees off',
    );
    expect(withNames(p, 'event-x and nothing else')).toBe('event-x and nothing else');
  });
});

describe('addresses', () => {
  it('come back as they were given, whatever the identifier holds', () => {
    for (const id of ['F-1', 'F/2 3', 'é%', '..']) {
      expect(parseRoute(findingAddress(id))).toEqual({ page: 'finding', id });
      expect(parseRoute(eventAddress(id))).toEqual({ page: 'event', id });
    }
    expect(parseRoute(evidenceAddress('observations', 7))).toEqual({
      page: 'evidence',
      log: 'observations',
      index: 7,
    });
  });

  it('that are unknown lead to the map', () => {
    for (const hash of ['', '#', '#/', '#/finding/', '#/evidence/x/y', '#/nothing', '#/event/%E0%A4']) {
      expect(['map', 'event']).toContain(parseRoute(hash).page);
    }
    expect(parseRoute('#/evidence/x/-1')).toEqual({ page: 'map' });
  });
});
