import type { Problem } from '@safe-haven/contracts';
import { isKey } from '../../locales/is-key.ts';

/** What an organisation's own sign-in came back with, as `/sign-in#failed=<code>`; null: nothing failed. */
export function failedElsewhere(hash: string): Problem | null {
  const [, failedCode] = /^#failed=([a-z_]{1,60})$/.exec(hash) ?? [];
  if (failedCode === undefined) return null;
  const code = isKey('refusals', `title.${failedCode}`) ? failedCode : 'sign_in_elsewhere_failed';
  return { type: 'about:blank', title: code, status: 0, code };
}
