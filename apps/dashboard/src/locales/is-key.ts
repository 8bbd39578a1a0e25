import { i18n } from './i18n.ts';
import type { Key, Namespace } from './resources.ts';

/**
 * Whether a key built from an API code exists, since the code may be newer than this version: `const key =
 * `role.${code}`; isKey('session', key) ? t(key) : code`.
 */
export const isKey = <N extends Namespace>(namespace: N, key: string): key is Key<N> =>
  i18n.exists(key, { ns: namespace, count: 1 });
