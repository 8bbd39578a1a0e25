import { i18n } from './i18n.ts';
import type { Key, Namespace } from './resources.ts';

/**
 * Whether there is a text for a key that was put together with a code of the wire, which may be newer than this
 * interface: `const key = `role.${code}`; isKey('session', key) ? t(key) : code`.
 */
export const isKey = <N extends Namespace>(namespace: N, key: string): key is Key<N> =>
  i18n.exists(key, { ns: namespace, count: 1 });
