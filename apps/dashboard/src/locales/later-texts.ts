import type { Namespace } from './resources.ts';

/**
 * The texts of a screen in one language. A namespace of a language is a chunk of its own: whoever reads Macedonian loads
 * no Albanian. The table of all those chunks is here, so that the first script does not carry it.
 */
export const laterTexts = (language: string, namespace: Namespace): Promise<{ readonly default: object }> =>
  import(`./${language}/${namespace}.json`, { with: { type: 'json' } });
