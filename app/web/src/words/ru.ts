// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { OwnWords } from './own';

/*
 * Russian labels: the terms are those of the mission's glossary (five languages, each still to be read by a native speaker of
 * the field), the rest plain words of a page. What is missing here stays in English and is marked as such.
 */
export const ru: OwnWords = {
  yes: 'да',
  no: 'нет',
  header: {
    language: 'Язык',
    theme: 'Тема',
    themeAuto: 'Системная',
    themeLight: 'Светлая',
    themeDark: 'Тёмная',
  },
  state: { retry: 'Повторить' },
  map: { zoomIn: 'Увеличить', zoomOut: 'Уменьшить', fit: 'Показать всё' },
  layer: { control: 'Зоны контроля', line: 'Линия соприкосновения', sensors: 'Датчики', events: 'События' },
  tab: {
    incidents: 'Инциденты',
    alerts: 'Оповещения',
    findings: 'Выводы',
    claims: 'Заявления',
    events: 'События',
    sensors: 'Датчики',
  },
  standing: { VIOLATED: 'Нарушение', UNDETERMINED: 'Не установлено', OBSERVED: 'Наблюдение' },
  grade: { UNDETERMINED: 'Не установлено' },
  list: { more: (left: number) => `Показать ещё (${left})`, allegations: 'Заявления о нарушениях' },
  detection: { bearing: 'Обратный азимут', event: 'Событие' },
  event: { page: 'Событие' },
  finding: {
    page: 'Вывод (заключение)',
    party: 'Сторона',
    standardOfProof: 'Стандарт доказывания',
    attribution: 'Установление ответственности',
    print: 'Печать',
    backToMap: 'Назад к карте',
  },
  incident: {
    page: 'Инцидент',
    what: 'Что',
    where: 'Где',
    when: 'Когда',
    side: 'Сторона',
    standard: 'Стандарт доказывания',
  },
  alert: { where: 'Где', when: 'Когда' },
  claim: { when: 'Когда', source: 'Источник' },
  night: { row: { incidents: 'Инциденты', events: 'События' } },
  line: { statement: { CONFIRMED: 'подтверждено' } },
  evidence: { back: 'Назад' },
};
