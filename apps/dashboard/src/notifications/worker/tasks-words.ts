import { notifications as bs } from '../../words/bs/notifications.ts';
import { notifications as en } from '../../words/en/notifications.ts';
import { pluralRule } from '../../words/intl/plurals.ts';
import type { Language } from '../../words/languages.ts';
import { notifications as mk } from '../../words/mk/notifications.ts';
import { notifications as sq } from '../../words/sq/notifications.ts';
import { transliterate } from '../../words/sr-Cyrl/transliterate.ts';
import { notifications as srLatn } from '../../words/sr-Latn/notifications.ts';

type Said = Readonly<Record<string, string>>;
const WORDS: Readonly<Record<Language, Said>> = { en, sq, bs, mk, 'sr-Latn': srLatn, 'sr-Cyrl': srLatn };

/** The whole of what a notification says, in a language. The worker has no page to ask for words. */
export function tasksWords(language: Language, count: number): { readonly title: string; readonly body: string } {
  const said = WORDS[language];
  const body = said[`tasks_${pluralRule(language).select(count)}`] ?? said['tasks_other'] ?? '';
  const letters = language === 'sr-Cyrl' ? transliterate : (text: string) => text;
  return { title: letters(said['title'] ?? ''), body: letters(body.replace('{{count}}', String(count))) };
}
