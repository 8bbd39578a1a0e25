import { describe, expect, it } from '@jest/globals';
import { isKey } from './is-key.ts';
import { getT } from './use-t.ts';

describe('the keys of a namespace', () => {
  const t = getT('board');

  it('are known to the compiler', () => {
    expect(t('title')).toBe('Board');
    // @ts-expect-error a key that is not there
    expect(t('no.such.key')).toBe('no.such.key');
    // @ts-expect-error a key of another namespace
    t('quickExit');
    // @ts-expect-error a default does not make it known
    t('no.such.key', { defaultValue: '' });
    // @ts-expect-error a namespace that is not there
    expect(getT('nowhere')).toBeDefined();
  });

  it('that were put together from a code are asked for first', () => {
    expect(['role.hotline', 'role.astronaut'].map((key) => isKey('session', key))).toEqual([true, false]);
    expect(isKey('board', 'totals.houses')).toBe(true);
  });
});
