// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import type { OwnWords } from './own';

/*
 * Arabic labels: the terms are those of the mission's glossary (five languages, each still to be read by a native speaker of
 * the field), the rest plain words of a page. What is missing here stays in English and is marked as such.
 */
export const ar: OwnWords = {
  yes: 'نعم',
  no: 'لا',
  header: {
    language: 'اللغة',
    theme: 'المظهر',
    themeAuto: 'النظام',
    themeLight: 'فاتح',
    themeDark: 'داكن',
  },
  state: { retry: 'إعادة المحاولة' },
  map: { zoomIn: 'تكبير', zoomOut: 'تصغير', fit: 'عرض الكل' },
  layer: { control: 'مناطق السيطرة', line: 'خط التماس', sensors: 'أجهزة الاستشعار', events: 'أحداث' },
  tab: {
    incidents: 'حوادث',
    alerts: 'تنبيهات',
    findings: 'استنتاجات',
    claims: 'ادعاءات',
    events: 'أحداث',
    sensors: 'أجهزة الاستشعار',
  },
  standing: { VIOLATED: 'خرق', UNDETERMINED: 'غير محدَّد', OBSERVED: 'مشاهدة' },
  grade: { UNDETERMINED: 'غير محدَّد' },
  list: { more: (left: number) => `عرض المزيد (${left})`, allegations: 'ادعاءات' },
  detection: { bearing: 'السمت العكسي', event: 'حدث' },
  event: { page: 'حدث' },
  finding: {
    page: 'استنتاج',
    party: 'الطرف',
    standardOfProof: 'معيار الإثبات',
    attribution: 'تحديد المسؤولية',
    print: 'طباعة',
    backToMap: 'العودة إلى الخريطة',
  },
  incident: {
    page: 'حادث',
    what: 'ماذا',
    where: 'أين',
    when: 'متى',
    side: 'الطرف',
    standard: 'معيار الإثبات',
  },
  alert: { where: 'أين', when: 'متى' },
  claim: { when: 'متى', source: 'المصدر' },
  night: { row: { incidents: 'حوادث', events: 'أحداث' } },
  line: { statement: { CONFIRMED: 'مؤكَّد' } },
  evidence: { back: 'رجوع' },
};
