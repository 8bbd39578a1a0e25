import type { ReplayView } from '@safe-haven/contracts';
import type { Span } from './span.ts';

/** The state in the URL: the instant (ms; null: now), the view, and the span of the timeline. */
export interface ReplayLocation {
  readonly at: number | null;
  readonly view: ReplayView;
  readonly span: Span;
  /** The shelter whose activity list linked here; null: opened from elsewhere. */
  readonly shelter: string | null;
}

/** Parses the URL parameters; invalid ones are ignored. */
export function locationOf(search: string): ReplayLocation {
  const params = new URLSearchParams(search);
  const at = Date.parse(params.get('at') ?? '');
  return {
    at: Number.isNaN(at) ? null : at,
    view: params.get('view') === 'known' ? 'known' : 'was',
    span: params.get('span') === 'week' ? 'week' : 'day',
    shelter: params.get('shelter'),
  };
}

export function urlOf({ at, view, span, shelter }: ReplayLocation): string {
  const params = new URLSearchParams();
  if (at !== null) params.set('at', new Date(at).toISOString());
  if (view !== 'was') params.set('view', view);
  if (span !== 'day') params.set('span', span);
  if (shelter !== null) params.set('shelter', shelter);
  return `/replay?${params}`;
}
