import type { Row } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { serverNow } from '../../net/server-time.ts';
import { Problem } from '../../ui/problem.tsx';
import { PHONE, useMedia } from '../../ui/use-media.ts';
import { CurrentChange } from './current-change.tsx';
import { NearbyChanges } from './nearby-changes.tsx';
import { PastBanner } from './past-banner.tsx';
import { PastTotals } from './past-totals.tsx';
import { PastRows } from './rows/past-rows.tsx';
import { Settings, Steps } from './time/time-controls.tsx';
import { TimeLine } from './time/time-line.tsx';
import { usePlay } from './time/use-play.ts';
import { useStepKeys } from './time/use-step-keys.ts';
import { type Replay, useReplay } from './use-replay.ts';
import { useShelterNames } from './use-shelter-names.ts';
import { ViewChoice } from './view-choice.tsx';

const MINUTE = 60_000;

/**
 * One's own shelters at any past instant, as it was or as we knew it then. Read-only, and nothing is stored in the
 * browser.
 */
export function Past() {
  const t = useT('replay');
  const phone = useMedia(PHONE);
  const replay = useReplay();
  const { at, view, frames, changes } = replay;
  const player = usePlay((by) => {
    replay.go(at + by);
    return at + by < Math.min(replay.timeRange.end, serverNow());
  });
  const step = (direction: 'next' | 'previous') => {
    player.pause();
    void replay.step(direction);
  };
  const end = (to: number) => {
    player.pause();
    replay.go(to);
  };
  useStepKeys({
    onPlay: player.toggle,
    onStep: step,
    onStart: () => end(replay.timeRange.start),
    onEnd: () => end(replay.timeRange.end - MINUTE),
  });
  const nameOf = useShelterNames(frames.shown);
  const rows = frames.shown?.[view] ?? [];
  const before = rowsBefore(replay);
  const problem = frames.problem ?? changes.problem ?? replay.failed?.problem;
  const refetch = () => {
    frames.refetch();
    if (changes.problem) changes.refetch();
    if (replay.failed) void replay.step(replay.failed.direction);
  };
  return (
    <main className="replay" aria-busy={frames.waiting} data-at={new Date(at).toISOString()} data-view={view}>
      <PastBanner at={at} shelter={replay.shelter} nameOf={nameOf} />
      <div className="replay-head" data-old={frames.waiting || undefined}>
        <PastTotals rows={rows} before={before} />
        <CurrentChange replay={replay} rows={rows} before={before} nameOf={nameOf} />
        <ViewChoice view={view} shown={frames.shown} onChoose={(chosen) => replay.choose({ view: chosen })} />
      </div>
      {phone && <Settings replay={replay} player={player} />}
      {problem && <Problem problem={problem} onRetry={refetch} />}
      {!frames.shown && !problem && (
        <p className="replay-note" role="status">
          {t('loading')}
        </p>
      )}
      <div className="replay-body">
        <PastRows replay={replay} before={before} />
        <NearbyChanges replay={replay} nameOf={nameOf} />
      </div>
      <section className="replay-time" aria-label={t('time.label')}>
        <div className="replay-controls">
          <Steps player={player} onStep={step} />
          {!phone && <Settings replay={replay} player={player} />}
        </div>
        <TimeLine replay={replay} onSpace={player.toggle} onDrag={player.pause} />
      </section>
    </main>
  );
}

/** The rows before the change at the shown instant; null when there is none or they are not loaded. */
function rowsBefore({ at, view, changes, adjacent, frames }: Replay): readonly Row[] | null {
  if (frames.waiting || adjacent.previous === null) return null;
  if (!changes.all.some((change) => Date.parse(change.at) === at)) return null;
  return frames.peek(new Date(adjacent.previous).toISOString())?.[view] ?? null;
}
