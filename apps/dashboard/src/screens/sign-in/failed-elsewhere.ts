import type { Problem } from '@safe-haven/contracts';
import { isKey } from '../../locales/is-key.ts';

/** The error code of an external sign-in, from `/sign-in#failed=<code>`; null: none. */
export function failedElsewhere(hash: string): Problem | null {
  const [, failedCode] = /^#failed=([a-z_]{1,60})$/.exec(hash) ?? [];
  if (failedCode === undefined) return null;
  const code = isKey('refusals', `title.${failedCode}`) ? failedCode : 'sign_in_elsewhere_failed';
  return { type: 'about:blank', title: code, status: 0, code };
}
