import type { KeyUnder } from '../../locales/resources.ts';

interface Change {
  readonly id: KeyUnder<'help', 'news'>;
  /** The right of those whom it concerns. */
  readonly needs?: string;
}

/** What has become different, the newest first. A change is named here once a release, in words of all languages. */
export const NEWS: readonly Change[] = [
  { id: 'help' },
  { id: 'services', needs: 'find' },
  { id: 'nearest', needs: 'find' },
  { id: 'transfer', needs: 'requests' },
  { id: 'inRows', needs: 'requests' },
  { id: 'against', needs: 'trends' },
  { id: 'letters', needs: 'set-up' },
  { id: 'operations', needs: 'people' },
];

const KEY = 'news';

/**
 * The newest change that this browser has shown; null: none was. It is the name of a change and says nothing of
 * anybody.
 */
export function lastShown(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** Remembers that all changes were shown. */
export function noteShown(): void {
  try {
    localStorage.setItem(KEY, NEWS[0]!.id);
  } catch {
    // Without storage they are new again next time.
  }
}

/** The changes that concern somebody, and how many of them came after the one that was shown last. */
export function newsFor(may: readonly string[], shown: string | null): { changes: readonly Change[]; unseen: number } {
  const concerns = ({ needs }: Change) => needs === undefined || may.includes(needs);
  const before = NEWS.findIndex(({ id }) => id === shown);
  return { changes: NEWS.filter(concerns), unseen: NEWS.slice(0, Math.max(0, before)).filter(concerns).length };
}
