// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { html, type TemplateResult } from 'lit';
import { isOwn, language } from '../words';

/** A label with the language it is in; one that the reader's language does not have is marked as English. */
export const label = (text: string): TemplateResult | string =>
  language === 'en'
    ? text
    : html`<span lang=${isOwn(text) ? language : 'en'} dir="auto" class=${isOwn(text) ? '' : 'in-english'}
        >${text}</span
      >`;
