import type { Row } from '@safe-haven/contracts';
import { useT } from '../../locales/use-t.ts';
import { serverNow } from '../../net/server-time.ts';
import { Problem } from '../../ui/problem.tsx';
import { PHONE, useMedia } from '../../ui/use-media.ts';
import { ChangeShown } from './change-shown.tsx';
import { ChangesAround } from './changes-around.tsx';
import { PastBand } from './past-band.tsx';
import { PastTotals } from './past-totals.tsx';
import { PastRows } from './rows/past-rows.tsx';
import { Settings, Steps } from './time/time-controls.tsx';
import { TimeLine } from './time/time-line.tsx';
import { usePlay } from './time/use-play.ts';
import { useStepKeys } from './time/use-step-keys.ts';
import { useNames } from './use-names.ts';
import { type Replay, useReplay } from './use-replay.ts';
import { ViewChoice } from './view-choice.tsx';

const MINUTE = 60_000;

/** One's own houses at any past instant, as it was or as we knew it then. Nothing can be done here, and nothing stays on the device. */
export function Past() {
  const t = useT('replay');
  const phone = useMedia(PHONE);
  const replay = useReplay();
  const { at, view, frames, changes } = replay;
  const player = usePlay((by) => {
    replay.go(at + by);
    return at + by < Math.min(replay.stretch.end, serverNow());
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
    onStart: () => end(replay.stretch.start),
    onEnd: () => end(replay.stretch.end - MINUTE),
  });
  const names = useNames(frames.shown);
  const rows = frames.shown?.[view] ?? [];
  const before = rowsBefore(replay);
  const problem = frames.problem ?? changes.problem ?? replay.failed?.problem;
  const again = () => {
    frames.again();
    if (changes.problem) changes.again();
    if (replay.failed) void replay.step(replay.failed.direction);
  };
  return (
    <main className="replay" aria-busy={frames.waiting} data-at={new Date(at).toISOString()} data-view={view}>
      <PastBand at={at} house={replay.house} names={names} />
      <div className="replay-head" data-old={frames.waiting || undefined}>
        <PastTotals rows={rows} before={before} />
        <ChangeShown replay={replay} rows={rows} before={before} names={names} />
        <ViewChoice view={view} shown={frames.shown} onChoose={(chosen) => replay.choose({ view: chosen })} />
      </div>
      {phone && <Settings replay={replay} player={player} />}
      {problem && <Problem problem={problem} onRetry={again} />}
      {!frames.shown && !problem && (
        <p className="replay-note" role="status">
          {t('loading')}
        </p>
      )}
      <div className="replay-body">
        <PastRows replay={replay} before={before} />
        <ChangesAround replay={replay} names={names} />
      </div>
      <section className="replay-time" aria-label={t('time.label')}>
        <div className="replay-controls">
          <Steps player={player} onStep={step} />
          {!phone && <Settings replay={replay} player={player} />}
        </div>
        <TimeLine replay={replay} onSpace={player.toggle} onTouch={player.pause} />
      </section>
    </main>
  );
}

/** The rows one change before, where the instant that is shown is that of a change and they have come. */
function rowsBefore({ at, view, changes, beside, frames }: Replay): readonly Row[] | null {
  if (frames.waiting || beside.previous === null) return null;
  if (!changes.all.some((change) => Date.parse(change.at) === at)) return null;
  return frames.peek(new Date(beside.previous).toISOString())?.[view] ?? null;
}
