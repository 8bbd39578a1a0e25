import type { Namespace } from './resources.ts';

/**
 * The texts of a namespace in one language, each a chunk of its own. The table of these chunks is here, outside of the
 * first script.
 */
export const laterTexts = (language: string, namespace: Namespace): Promise<{ readonly default: object }> =>
  import(`./${language}/${namespace}.json`, { with: { type: 'json' } });
