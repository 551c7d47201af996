// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { type Picture, partyName } from './picture';
import { words } from './words';

/*
 * Whose each source is. Satellites are told apart by the name that the fire data give them: NOAA-20 and NOAA-21 are
 * NOAA's (Joint Polar Satellite System), Suomi NPP is NASA's and NOAA's, Terra and Aqua are NASA's; the fire pixels of
 * all of them are made by NASA (LANCE FIRMS). A satellite that is not in the list has no owner stated.
 */

const SATELLITES: Record<string, string> = {
  'NOAA-20': 'NOAA',
  'NOAA-21': 'NOAA',
  N20: 'NOAA',
  N21: 'NOAA',
  'SUOMI NPP': 'NASA, NOAA',
  N: 'NASA, NOAA',
  TERRA: 'NASA',
  AQUA: 'NASA',
};

/** The owner of a satellite and of its fire pixels; the staff's where the picture is of an exercise. */
export function satelliteOwner(picture: Picture, satellite: string): string {
  if (picture.exercise) return words.owner.exercise;
  const owner = SATELLITES[satellite.toUpperCase()];
  return owner ? words.owner.satellite(owner) : words.notStated;
}

/** A claim belongs to whoever makes it. */
export const claimOwner = (picture: Picture, claimant: string): string =>
  claimant ? words.owner.claimant(partyName(picture, claimant)) : words.notStated;

export const reportOwner = (picture: Picture, reporter: string): string =>
  reporter ? words.owner.reporter(partyName(picture, reporter)) : words.notStated;
