import type { Problem } from '@safe-haven/contracts';
import { i18n } from '../../locales/i18n.ts';

/** What an organisation's own sign-in came back with, as `/sign-in#failed=<code>`; null: nothing failed. */
export function failedElsewhere(hash: string): Problem | null {
  const [, said] = /^#failed=([a-z_]{1,60})$/.exec(hash) ?? [];
  if (said === undefined) return null;
  const code = i18n.exists(`title.${said}`, { ns: 'refusals' }) ? said : 'sign_in_elsewhere_failed';
  return { type: 'about:blank', title: code, status: 0, code };
}
