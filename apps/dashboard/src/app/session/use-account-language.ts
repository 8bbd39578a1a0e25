import type { Me } from '@safe-haven/contracts';
import { useEffect } from 'react';
import { showLanguage } from '../../locales/choose-language.ts';
import { i18n } from '../../locales/i18n.ts';
import { api } from '../../net/api.ts';
import { noContent } from '../../net/no-content.ts';

/**
 * Syncs the language with the account: the account's language is shown on sign-in, and a choice made here is saved
 * there. If saving fails, the choice is still stored on this device.
 */
export function useAccountLanguage({ person, language }: Me): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: applied once, on sign-in
  useEffect(() => {
    let savedLanguage: string = language ?? i18n.language;
    const keep = (chosen: string) => {
      if (chosen === savedLanguage) return;
      savedLanguage = chosen;
      void api.post('/api/me/language', { language: chosen }, noContent);
    };
    i18n.on('languageChanged', keep);
    if (language !== null && language !== i18n.language) void showLanguage(language).catch(() => undefined);
    return () => i18n.off('languageChanged', keep);
  }, [person]);
}
