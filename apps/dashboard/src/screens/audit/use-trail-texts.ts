import { useFormat, useT } from '../../locales/use-t.ts';
import type { TrailTexts } from './sentence.ts';

/** The translations for entries, on the screen and in the CSV file. */
export function useTrailTexts(): TrailTexts {
  return {
    audit: useT('audit'),
    people: useT('people'),
    vault: useT('vault'),
    account: useT('account'),
    session: useT('session'),
    shelter: useT('shelter'),
    format: useFormat(),
  };
}
