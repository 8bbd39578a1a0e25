import { isKey } from '../locales/is-key.ts';
import type { L10n } from './l10n/l10n.ts';

/** Why a hold was released, in words: "they declined: too far". Unknown codes are shown as they are. */
export function releaseText({ t }: L10n, reason: unknown, declined: unknown): string {
  const text = wordsOf(t, 'release', reason);
  return declined === undefined ? text : t('declined.why', { text, why: wordsOf(t, 'declined', declined) });
}

function wordsOf(t: L10n['t'], kind: 'release' | 'declined', code: unknown): string {
  const key = `reason.${kind}.${String(code)}`;
  return isKey('shelter', key) ? t(key) : String(code ?? '');
}
