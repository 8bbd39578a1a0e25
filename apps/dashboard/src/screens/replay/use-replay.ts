import {
  type Problem,
  type ReplayChange,
  type ReplayStep,
  type ReplayView,
  replayStepRead,
} from '@safe-haven/contracts';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type Answer } from '../../net/api.ts';
import { endpointOf, get } from '../../net/read/endpoints.ts';
import { serverNow } from '../../net/server-time.ts';
import { type Frames, useFrames } from './frames/use-frames.ts';
import { locationOf, type ReplayLocation, urlOf } from './time/address.ts';
import { type Span, type TimeRange, timeRangeOf } from './time/span.ts';
import { type Changes, useChanges } from './use-changes.ts';

export type Direction = 'next' | 'previous';

/** The state of the replay and its navigation. Instants in ms. */
export interface Replay {
  readonly at: number;
  readonly view: ReplayView;
  readonly span: Span;
  /** The shelter whose activity list linked here; null: opened from elsewhere. */
  readonly shelter: string | null;
  readonly timeRange: TimeRange;
  readonly changes: Changes;
  readonly frames: Frames;
  /** The instants of the previous and next change within the range; null: none. */
  readonly adjacent: Readonly<Record<Direction, number | null>>;
  /** The direction in which there are no further changes. */
  readonly end: Direction | null;
  /** Why the nearest change could not be loaded, and its direction; null: no failure. */
  readonly failed: { readonly direction: Direction; readonly problem: Problem } | null;
  go(at: number): void;
  step(direction: Direction): Promise<void>;
  choose(part: { readonly view?: ReplayView; readonly span?: Span }): void;
}

const MINUTE = 60_000;
/** The URL is updated after this delay, so that it skips the instants passed while dragging, ms. */
const URL_DELAY_MS = 300;

/** The replay, starting at the state in the URL. */
export function useReplay(): Replay {
  const replayLocation = locationOf(useSearch());
  const [at, setAt] = useState(() => replayLocation.at ?? Math.floor(serverNow() / MINUTE) * MINUTE);
  const [options, setOptions] = useState<{ view: ReplayView; span: Span }>({
    view: replayLocation.view,
    span: replayLocation.span,
  });
  const [end, setEnd] = useState<Direction | null>(null);
  const [failed, setFailed] = useState<Replay['failed']>(null);
  const { view, span } = options;
  const { start, end: last } = timeRangeOf(at, span);
  const timeRange = useMemo(() => ({ start, end: last }), [start, last]);
  const changes = useChanges(timeRange, view);
  const adjacent = useMemo(() => adjacentTo(changes.all, at), [changes.all, at]);
  const frames = useFrames(at, [adjacent.next, adjacent.previous]);
  const [shelter] = useState(replayLocation.shelter);
  useUrl({ at, view, span, shelter });
  const go = (to: number) => {
    setEnd(null);
    setFailed(null);
    setAt(Math.min(to, serverNow()));
  };
  const step = async (direction: Direction) => {
    const adjacentInstant = adjacent[direction];
    if (adjacentInstant !== null) return go(adjacentInstant);
    const answer = await stepFrom(at, direction, view);
    setFailed(answer.ok ? null : { direction, problem: answer.problem });
    if (!answer.ok) return;
    if (answer.value.at === null) setEnd(direction);
    else go(Date.parse(answer.value.at));
  };
  return {
    at,
    ...options,
    shelter,
    timeRange,
    changes,
    frames,
    adjacent,
    end,
    failed,
    go,
    step,
    choose: (part) => setOptions({ ...options, ...part }),
  };
}

/** Loads the instant of the nearest change, on any day. */
function stepFrom(at: number, direction: Direction, view: ReplayView): Promise<Answer<ReplayStep>> {
  return get(endpointOf(replayStepRead, { from: new Date(at).toISOString(), direction, view }));
}

function useUrl(shown: ReplayLocation): void {
  const [, navigate] = useLocation();
  const url = urlOf(shown);
  useEffect(() => {
    const timer = setTimeout(() => navigate(url, { replace: true }), URL_DELAY_MS);
    return () => clearTimeout(timer);
  }, [url, navigate]);
}

function adjacentTo(changes: readonly ReplayChange[], at: number): Replay['adjacent'] {
  const instants = changes.map((change) => Date.parse(change.at));
  return {
    previous: instants.findLast((instant) => instant < at) ?? null,
    next: instants.find((instant) => instant > at) ?? null,
  };
}
