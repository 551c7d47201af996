// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as format from '../src/format';
import { PALETTES } from '../src/map/style';
import { satelliteOwner } from '../src/owners';
import { parsePicture, partyName } from '../src/picture';
import { hypotheses, notKnown, readable, readableOf, standardMet } from '../src/reasons';
import { addressIn, LANGUAGES, languageOf, wordsIn } from '../src/words';
import { en } from '../src/words/en';

const night = parsePicture(
  JSON.parse(readFileSync(new URL('../fixtures/night-sample.json', import.meta.url), 'utf8')),
);

describe('languages', () => {
  it('are asked for in the address, which keeps all else that it says', () => {
    expect(languageOf('?lang=uk')).toBe('uk');
    expect(languageOf('?lang=xx')).toBe('en');
    expect(languageOf('')).toBe('en');
    const here = { pathname: '/', search: '?a=1', hash: '#/finding/F' };
    expect(addressIn('fr', here)).toBe('/?a=1&lang=fr#/finding/F');
    expect(addressIn('en', { ...here, search: '?lang=fr' })).toBe('/#/finding/F');
  });

  it('give the glossary’s labels, and English where there is none', () => {
    const labels = LANGUAGES.map((l) => wordsIn(l).layer.line);
    expect(labels).toEqual([
      'Line of contact',
      'Лінія зіткнення',
      'Линия соприкосновения',
      'Ligne de contact',
      'خط التماس',
    ]);
    for (const l of LANGUAGES) {
      expect(wordsIn(l).event.residualsHelp).toBe(en.event.residualsHelp);
      expect(wordsIn(l).list.more(3)).toContain('3');
    }
  });

  it('have no words but those that English has, and none of a criminal sentence', () => {
    const keys = (tree: object): string[] =>
      Object.entries(tree).flatMap(([k, v]) => (typeof v === 'object' ? keys(v).map((x) => `${k}.${x}`) : [k]));
    const english = keys(en).sort();
    for (const l of LANGUAGES) {
      const all = wordsIn(l);
      expect(keys(all).sort()).toEqual(english);
      expect(JSON.stringify(all)).not.toMatch(/verdict|вирок|приговор|حكم|guilty|target/i);
    }
  });
});

describe('reasons', () => {
  it('are taken apart into what speaks for and against each explanation', () => {
    const { hypotheses: weighed, others } = hypotheses([
      'a reason',
      'Hypothesis staged: for it nothing; against it launch on ground of south, burst on ground of north',
      'Hypothesis without form',
    ]);
    expect(weighed).toEqual([
      { name: 'staged', inFavor: '', against: 'launch on ground of south, burst on ground of north' },
    ]);
    expect(others).toEqual(['a reason', 'Hypothesis without form']);
  });

  it('hold no raw identifier', () => {
    const [, finding] = night.findings;
    const own = night.line!.incidents[0]!;
    for (const sentence of [...finding!.reasons, finding!.statement]) {
      for (const text of [readable(night, sentence), readableOf(night, own.id, sentence)]) {
        expect(text).not.toMatch(/incident-|no-ground-fire|\d{4}-\d\d-\d\dT\d\d:\d\d|south-side|north-side/);
      }
    }
    expect(readableOf(night, own.id, `${own.id}/launches: 0.9`)).toBe('its launches: 0.9');
  });

  it('give the standard met and what is not known, or nothing', () => {
    const [, finding] = night.findings;
    expect(standardMet(finding!)).toBe('balance of probabilities');
    expect(notKnown(finding!)).toEqual([
      expect.stringContaining('which force or command'),
      'Party\'s comment: none received so far.',
    ]);
    expect(standardMet(night.findings[0]!)).toBe('');
    expect(notKnown(night.findings[0]!)).toEqual([]);
  });
});

describe('owners', () => {
  it('of satellites are those of the agencies, and the staff’s in an exercise', () => {
    const real = { ...night, exercise: false };
    expect(satelliteOwner(real, 'NOAA-20')).toContain('NOAA');
    expect(satelliteOwner(real, 'Suomi NPP')).toContain('NASA, NOAA');
    expect(satelliteOwner(real, 'UNHEARD-OF')).toBe('not stated');
    expect(satelliteOwner(night, 'EXERCISE-1')).not.toContain('NASA');
  });

  it('of a party’s channel are that party', () => {
    expect(partyName(night, 'north-side-channel')).toBe('North Side (channel)');
    expect(partyName(night, 'northern')).toBe('northern');
  });
});

describe('spans and hours', () => {
  it('are written as people say them', () => {
    expect(format.duration(231_000)).toBe('3\u00a0min\u00a051\u00a0s');
    expect(format.duration(15_600_000)).toBe('4\u00a0h\u00a020\u00a0min');
    expect(format.duration(0)).toBe('0\u00a0s');
    expect(format.clock('2031-05-03T11:00:00Z')).toBe('3 May 11:00');
  });
});

describe('the parties’ colours', () => {
  const channel = (hex: string, at: number) => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  const luminance = (hex: string) =>
    0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5);
  const contrast = (a: string, b: string) => {
    const [x, y] = [luminance(a), luminance(b)].sort((p, q) => q - p);
    return (x! + 0.05) / (y! + 0.05);
  };

  it.each(['light', 'dark'] as const)('weigh the same on the ground of the %s theme', (theme) => {
    const { hatches, land } = PALETTES[theme];
    const weights = hatches.slice(0, 2).map((h) => contrast(h, land));
    expect(Math.max(...weights) / Math.min(...weights)).toBeLessThan(1.05);
  });

  it('are the same in the lists and on the map', () => {
    const css = readFileSync(new URL('../src/style.css', import.meta.url), 'utf8');
    const all = [...css.matchAll(/--party-([01]): (#\w{6})/g)].map((m) => m[2]);
    expect(all).toEqual([...PALETTES.light.hatches.slice(0, 2), ...PALETTES.dark.hatches.slice(0, 2)]);
  });
});
