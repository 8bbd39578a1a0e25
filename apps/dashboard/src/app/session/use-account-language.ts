import type { Me } from '@safe-haven/contracts';
import { useEffect } from 'react';
import { showLanguage } from '../../locales/choose-language.ts';
import { i18n } from '../../locales/i18n.ts';
import { api } from '../../net/api.ts';
import { noContent } from '../../net/no-content.ts';

/**
 * The language goes with the account: what was chosen on any device is shown on this one, and what is chosen here is
 * kept with the account. A lost line loses nothing: this device remembers its own choice.
 */
export function useAccountLanguage({ person, language }: Me): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: the account's language counts once, when somebody comes in
  useEffect(() => {
    let known: string = language ?? i18n.language;
    const keep = (chosen: string) => {
      if (chosen === known) return;
      known = chosen;
      void api.post('/api/me/language', { language: chosen }, noContent);
    };
    i18n.on('languageChanged', keep);
    if (language !== null && language !== i18n.language) void showLanguage(language).catch(() => undefined);
    return () => i18n.off('languageChanged', keep);
  }, [person]);
}
