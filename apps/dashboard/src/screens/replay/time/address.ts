import type { ReplayView } from '@safe-haven/contracts';
import type { Span } from './span.ts';

/** What the address of the page says: which instant (ms; null: now), as which view, and how much time around it. */
export interface Asked {
  readonly at: number | null;
  readonly view: ReplayView;
  readonly span: Span;
  /** The house from whose activity somebody came, and to which there is a way back; null: from elsewhere. */
  readonly house: string | null;
}

/** What an address asks for; what it says wrong is as if it said nothing. */
export function askedBy(search: string): Asked {
  const said = new URLSearchParams(search);
  const at = Date.parse(said.get('at') ?? '');
  return {
    at: Number.isNaN(at) ? null : at,
    view: said.get('view') === 'known' ? 'known' : 'was',
    span: said.get('span') === 'week' ? 'week' : 'day',
    house: said.get('house'),
  };
}

export function addressOf({ at, view, span, house }: Asked): string {
  const said = new URLSearchParams();
  if (at !== null) said.set('at', new Date(at).toISOString());
  if (view !== 'was') said.set('view', view);
  if (span !== 'day') said.set('span', span);
  if (house !== null) said.set('house', house);
  return `/replay?${said}`;
}
