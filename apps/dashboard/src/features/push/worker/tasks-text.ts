import { type Language, lineOf } from '@safe-haven/contracts';
import { transliterate } from '@safe-haven/lang/transliterate';
import type { NotificationTexts } from '../../../locales/notification-texts.ts';

/** The text of a notification in a language, chosen from the texts of all: the worker has no page. */
export function tasksText(
  all: Readonly<Record<string, NotificationTexts>>,
  language: Language,
  count: number,
): { readonly title: string; readonly body: string } {
  const { writtenFrom } = lineOf(language);
  const { title = '', ...texts } = all[writtenFrom ?? language] ?? all['en'] ?? {};
  const body = texts[`tasks_${new Intl.PluralRules(language).select(count)}`] ?? texts['tasks_other'] ?? '';
  const letters = writtenFrom === undefined ? (text: string) => text : transliterate;
  return { title: letters(title), body: letters(body.replace('{{count}}', String(count))) };
}
