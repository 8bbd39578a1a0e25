import { type Problem, type ReplayChange, type ReplayStep, type ReplayView, replayStep } from '@safe-haven/contracts';
import { useEffect, useMemo, useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type Answer, api } from '../../net/api.ts';
import { endpoints } from '../../net/read/endpoints.ts';
import { serverNow } from '../../net/server-time.ts';
import { type Frames, useFrames } from './frames/use-frames.ts';
import { type Asked, addressOf, askedBy } from './time/address.ts';
import { type Span, type Stretch, stretchOf } from './time/span.ts';
import { type Changes, useChanges } from './use-changes.ts';

export type Direction = 'next' | 'previous';

/** Where in the past the page is, what is there, and the ways to go on. Instants in ms. */
export interface Replay {
  readonly at: number;
  readonly view: ReplayView;
  readonly span: Span;
  /** The house from whose activity somebody came; null: from elsewhere. */
  readonly house: string | null;
  readonly stretch: Stretch;
  readonly changes: Changes;
  readonly frames: Frames;
  /** The instants beside the one that is shown at which something changed, in the stretch; null: none there. */
  readonly beside: Readonly<Record<Direction, number | null>>;
  /** In which direction nothing changed any more, as far as was asked. */
  readonly end: Direction | null;
  /** Why the nearest change could not be asked for, and in which direction it was; null: it could. */
  readonly failed: { readonly direction: Direction; readonly problem: Problem } | null;
  go(at: number): void;
  step(direction: Direction): Promise<void>;
  choose(part: { readonly view?: ReplayView; readonly span?: Span }): void;
}

const MINUTE = 60_000;
/** The address follows where one stays, not every place one passes. */
const SETTLED_MS = 300;

/** The past that the address of the page names, and from there on wherever one goes. */
export function useReplay(): Replay {
  const asked = askedBy(useSearch());
  const [at, setAt] = useState(() => asked.at ?? Math.floor(serverNow() / MINUTE) * MINUTE);
  const [how, setHow] = useState<{ view: ReplayView; span: Span }>({ view: asked.view, span: asked.span });
  const [end, setEnd] = useState<Direction | null>(null);
  const [failed, setFailed] = useState<Replay['failed']>(null);
  const { view, span } = how;
  const { start, end: last } = stretchOf(at, span);
  const stretch = useMemo(() => ({ start, end: last }), [start, last]);
  const changes = useChanges(stretch, view);
  const beside = useMemo(() => besideOf(changes.all, at), [changes.all, at]);
  const frames = useFrames(at, [beside.next, beside.previous]);
  const [house] = useState(asked.house);
  useAddress({ at, view, span, house });
  const go = (to: number) => {
    setEnd(null);
    setFailed(null);
    setAt(Math.min(to, serverNow()));
  };
  const step = async (direction: Direction) => {
    const near = beside[direction];
    if (near !== null) return go(near);
    const answer = await stepFrom(at, direction, view);
    setFailed(answer.ok ? null : { direction, problem: answer.problem });
    if (!answer.ok) return;
    if (answer.value.at === null) setEnd(direction);
    else go(Date.parse(answer.value.at));
  };
  return {
    at,
    ...how,
    house,
    stretch,
    changes,
    frames,
    beside,
    end,
    failed,
    go,
    step,
    choose: (part) => setHow({ ...how, ...part }),
  };
}

/** The nearest change beyond what is shown, of whatever day. */
function stepFrom(at: number, direction: Direction, view: ReplayView): Promise<Answer<ReplayStep>> {
  const { path } = endpoints.replayStep({ from: new Date(at).toISOString(), direction, view });
  return api.get(path, replayStep);
}

function useAddress(shown: Asked): void {
  const [, navigate] = useLocation();
  const address = addressOf(shown);
  useEffect(() => {
    const timer = setTimeout(() => navigate(address, { replace: true }), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [address, navigate]);
}

function besideOf(changes: readonly ReplayChange[], at: number): Replay['beside'] {
  const instants = changes.map((change) => Date.parse(change.at));
  return { previous: instants.findLast((one) => one < at) ?? null, next: instants.find((one) => one > at) ?? null };
}
