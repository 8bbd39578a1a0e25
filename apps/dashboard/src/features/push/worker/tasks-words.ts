import { notifications as bs } from '../../../locales/bs/notifications.ts';
import { notifications as en } from '../../../locales/en/notifications.ts';
import { pluralRule } from '../../../locales/intl/plurals.ts';
import type { Language } from '../../../locales/languages.ts';
import { notifications as mk } from '../../../locales/mk/notifications.ts';
import { notifications as sq } from '../../../locales/sq/notifications.ts';
import { transliterate } from '../../../locales/sr-Cyrl/transliterate.ts';
import { notifications as srLatn } from '../../../locales/sr-Latn/notifications.ts';

type Said = Readonly<Record<string, string>>;
const WORDS: Readonly<Record<Language, Said>> = { en, sq, bs, mk, 'sr-Latn': srLatn, 'sr-Cyrl': srLatn };

/** The whole of what a notification says, in a language. The worker has no page to ask for words. */
export function tasksWords(language: Language, count: number): { readonly title: string; readonly body: string } {
  const said = WORDS[language];
  const body = said[`tasks_${pluralRule(language).select(count)}`] ?? said['tasks_other'] ?? '';
  const letters = language === 'sr-Cyrl' ? transliterate : (text: string) => text;
  return { title: letters(said['title'] ?? ''), body: letters(body.replace('{{count}}', String(count))) };
}
