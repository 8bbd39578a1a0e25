import { useFormat, useT } from '../../locales/use-t.ts';
import type { TrailTexts } from './sentence.ts';

/** The texts that lines of the trail are made of, on the screen and in a file. */
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
