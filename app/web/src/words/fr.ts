// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { OwnWords } from './own';

/*
 * French labels: the terms are those of the mission's glossary (five languages, each still to be read by a native speaker of
 * the field), the rest plain words of a page. What is missing here stays in English and is marked as such.
 */
export const fr: OwnWords = {
  yes: 'oui',
  no: 'non',
  header: {
    language: 'Langue',
    theme: 'Thème',
    themeAuto: 'Système',
    themeLight: 'Clair',
    themeDark: 'Sombre',
  },
  state: { retry: 'Réessayer' },
  map: { zoomIn: 'Agrandir', zoomOut: 'Réduire', fit: 'Tout afficher' },
  layer: { control: 'Zones de contrôle', line: 'Ligne de contact', sensors: 'Capteurs', events: 'Événements' },
  tab: {
    incidents: 'Incidents',
    alerts: 'Alertes',
    findings: 'Constats',
    claims: 'Allégations',
    events: 'Événements',
    sensors: 'Capteurs',
  },
  standing: { VIOLATED: 'Violation', UNDETERMINED: 'Indéterminé', OBSERVED: 'Observation' },
  grade: { UNDETERMINED: 'Indéterminé' },
  list: { more: (left: number) => `Afficher plus (${left})`, allegations: 'Allégations' },
  detection: { bearing: 'Azimut inverse', event: 'Événement' },
  event: { page: 'Événement' },
  finding: {
    page: 'Constat',
    party: 'Partie',
    standardOfProof: 'Niveau de preuve',
    attribution: 'Attribution de la responsabilité',
    print: 'Imprimer',
    backToMap: 'Retour à la carte',
  },
  incident: {
    page: 'Incident',
    what: 'Quoi',
    where: 'Où',
    when: 'Quand',
    side: 'Partie',
    standard: 'Niveau de preuve',
  },
  alert: { where: 'Où', when: 'Quand' },
  claim: { when: 'Quand', source: 'Source' },
  night: { row: { incidents: 'Incidents', events: 'Événements' } },
  line: { statement: { CONFIRMED: 'confirmé' } },
  evidence: { back: 'Retour' },
};
