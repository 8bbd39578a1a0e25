import type { Problem } from '@safe-haven/contracts';
import { i18n } from './i18n.ts';

const NAMED_IN = ['problems', 'refusals', 'requests'];

/** A problem as a sentence and a way out, in the chosen language; codes that are new to us speak in the server's words. */
export function sayProblem(problem: Problem): { readonly title: string; readonly next: string | undefined } {
  const say = (key: string, otherwise: string | undefined): string | undefined =>
    i18n.exists(key, { ns: NAMED_IN }) ? i18n.t(key, { ns: NAMED_IN }) : otherwise;
  return {
    title: say(`title.${problem.code}`, problem.title) ?? problem.code,
    next: say(`next.${problem.code}`, problem.next),
  };
}
