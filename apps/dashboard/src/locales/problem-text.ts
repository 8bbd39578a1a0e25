import type { Problem } from '@safe-haven/contracts';
import { i18n } from './i18n.ts';
import type { Namespace } from './resources.ts';

const NAMESPACES: readonly Namespace[] = ['problems', 'refusals', 'requests'];

/**
 * Title and next step of a problem in the current language; for unknown codes the server's text. Where nothing was typed,
 * nothing is said of what was (TN-4).
 */
export const problemText = (
  problem: Pick<Problem, 'code'> & Partial<Pick<Problem, 'title' | 'next'>>,
  { typed = true } = {},
): { readonly title: string; readonly next: string | undefined } => ({
  title: textOf(`title.${problem.code}`) ?? problem.title ?? problem.code,
  next: (typed ? undefined : textOf(`untyped.${problem.code}`)) ?? textOf(`next.${problem.code}`) ?? problem.next,
});

/** These texts have no interpolation and no plurals. */
function textOf(key: string): string | undefined {
  for (const namespace of NAMESPACES) {
    for (const language of [i18n.language, 'en']) {
      const text: unknown = i18n.getResource(language, namespace, key);
      if (typeof text === 'string') return text;
    }
  }
  return undefined;
}
