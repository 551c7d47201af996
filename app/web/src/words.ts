// SPDX-License-Identifier: Apache-2.0
// Copyright 2026 The Trucewatch authors

import { ar } from './words/ar';
import { en, type Words } from './words/en';
import { fr } from './words/fr';
import type { OwnWords } from './words/own';
import { ru } from './words/ru';
import { uk } from './words/uk';

export type { Words };

/* The page's words in the reader's language. The address remembers it: ?lang=uk, before the # of the route. */

export const LANGUAGES = ['en', 'uk', 'ru', 'fr', 'ar'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each language by its own name. */
export const LANGUAGE_NAMES: Record<Language, string> = {
  en: 'English',
  uk: 'Українська',
  ru: 'Русский',
  fr: 'Français',
  ar: 'العربية',
};

const OWN: Record<Language, OwnWords> = { en: {}, uk, ru, fr, ar };

/** The language that an address asks for; English where it asks for none that there is. */
export function languageOf(search: string): Language {
  const asked = new URLSearchParams(search).get('lang');
  return LANGUAGES.find((l) => l === asked) ?? 'en';
}

/** The same page in another language. */
export function addressIn(language: Language, address: { pathname: string; search: string; hash: string }) {
  const search = new URLSearchParams(address.search);
  if (language === 'en') search.delete('lang');
  else search.set('lang', language);
  const query = search.toString();
  return `${address.pathname}${query ? `?${query}` : ''}${address.hash}`;
}

type Tree = Record<string, unknown>;
const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

/** English with all that the language has of its own. */
export function wordsIn(language: Language): Words {
  const merged = (english: Tree, own: Tree): Tree =>
    Object.fromEntries(
      Object.entries(english).map(([key, value]) => {
        const other = own[key];
        return [key, isTree(value) ? merged(value, isTree(other) ? other : {}) : (other ?? value)];
      }),
    );
  return merged(en, OWN[language]) as Words;
}

const textsOf = (tree: Tree): string[] =>
  Object.values(tree).flatMap((v) => (typeof v === 'string' ? [v] : isTree(v) ? textsOf(v) : []));

export const language: Language = languageOf(typeof location === 'undefined' ? '' : location.search);
export const words: Words = wordsIn(language);

const own = new Set(textsOf(OWN[language] as Tree));

/** Whether a text is one that the reader's language has of its own. */
export const isOwn = (text: string): boolean => own.has(text);
