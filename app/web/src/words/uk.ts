// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { OwnWords } from './own';

/*
 * Ukrainian labels: the terms are those of the mission's glossary (five languages, each still to be read by a native speaker of
 * the field), the rest plain words of a page. What is missing here stays in English and is marked as such.
 */
export const uk: OwnWords = {
  yes: 'так',
  no: 'ні',
  header: {
    language: 'Мова',
    theme: 'Тема',
    themeAuto: 'Системна',
    themeLight: 'Світла',
    themeDark: 'Темна',
  },
  state: { retry: 'Спробувати ще раз' },
  map: { zoomIn: 'Збільшити', zoomOut: 'Зменшити', fit: 'Показати все' },
  layer: { control: 'Зони контролю', line: 'Лінія зіткнення', sensors: 'Датчики', events: 'Події' },
  tab: {
    incidents: 'Інциденти',
    alerts: 'Сповіщення',
    findings: 'Висновки',
    claims: 'Заяви',
    events: 'Події',
    sensors: 'Датчики',
  },
  standing: { VIOLATED: 'Порушення', UNDETERMINED: 'Невизначено', OBSERVED: 'Спостереження' },
  grade: { UNDETERMINED: 'Невизначено' },
  list: { more: (left: number) => `Показати ще (${left})`, allegations: 'Заяви про порушення' },
  detection: { bearing: 'Зворотний азимут', event: 'Подія' },
  event: { page: 'Подія' },
  finding: {
    page: 'Висновок',
    party: 'Сторона',
    standardOfProof: 'Стандарт доказування',
    attribution: 'Встановлення відповідальності',
    print: 'Друк',
    backToMap: 'Назад до карти',
  },
  incident: {
    page: 'Інцидент',
    what: 'Що',
    where: 'Де',
    when: 'Коли',
    side: 'Сторона',
    standard: 'Стандарт доказування',
  },
  alert: { where: 'Де', when: 'Коли' },
  claim: { when: 'Коли', source: 'Джерело' },
  night: { row: { incidents: 'Інциденти', events: 'Події' } },
  line: { statement: { CONFIRMED: 'підтверджено' } },
  evidence: { back: 'Назад' },
};
