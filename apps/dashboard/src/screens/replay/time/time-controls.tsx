import { Pause, Play, SkipBack, SkipForward } from 'lucide-react';
import { useT } from '../../../locales/use-t.ts';
import { instantOfWallClock, readerTimezone, wallClock } from '../../../model/time/time.ts';
import { serverNow } from '../../../net/server-time.ts';
import { Button } from '../../../ui/button.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import type { Direction, Replay } from '../use-replay.ts';
import { type Player, SPEEDS, type Speed } from './use-play.ts';

const ZONE = readerTimezone();

interface StepsProps {
  readonly player: Player;
  onStep(direction: Direction): void;
}

/** Previous change, play, next change. */
export function Steps({ player, onStep }: StepsProps) {
  const t = useT('replay');
  return (
    <div className="replay-controls replay-steps">
      <Button icon={SkipBack} onClick={() => onStep('previous')}>
        {t('time.previous')}
      </Button>
      <Button variant="primary" icon={player.playing ? Pause : Play} onClick={player.toggle}>
        {player.playing ? t('time.pause') : t('time.play')}
      </Button>
      <Button icon={SkipForward} onClick={() => onStep('next')}>
        {t('time.next')}
      </Button>
    </div>
  );
}

/** The instant, the playback speed, and the span of the timeline. */
export function Settings({ replay, player }: { readonly replay: Replay; readonly player: Player }) {
  const t = useT('replay');
  return (
    <div className="replay-controls">
      <Moment at={replay.at} onChoose={replay.go} />
      <select
        className="input"
        aria-label={t('time.speed')}
        value={player.speed}
        onChange={(event) => player.choose(event.target.value as Speed)}
      >
        {(Object.keys(SPEEDS) as Speed[]).map((speed) => (
          <option key={speed} value={speed}>
            {t(`time.speeds.${speed}`)}
          </option>
        ))}
      </select>
      <SegmentedControl
        label={t('time.span')}
        segments={(['day', 'week'] as const).map((value) => ({ value, label: t(`time.spans.${value}`) }))}
        value={replay.span}
        onChoose={(span) => replay.choose({ span })}
      />
    </div>
  );
}

/** A past day and time, in the reader's time zone. */
function Moment({ at, onChoose }: { readonly at: number; onChoose(at: number): void }) {
  const t = useT('replay');
  return (
    <input
      className="input"
      type="datetime-local"
      aria-label={t('time.moment')}
      max={wallClock(serverNow(), ZONE)}
      value={wallClock(at, ZONE)}
      onChange={({ target: { value } }) => {
        if (value !== '') onChoose(Date.parse(instantOfWallClock(value, ZONE)));
      }}
    />
  );
}
