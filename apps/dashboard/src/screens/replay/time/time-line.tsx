import { useMemo } from 'react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useWhen } from '../past-band.tsx';
import type { Replay } from '../use-replay.ts';
import { marksOf } from './span.ts';
import { PIECES, ticksOf } from './ticks.ts';

interface TimeLineProps {
  readonly replay: Replay;
  onSpace(): void;
  /** Somebody has taken hold of the line. */
  onTouch(): void;
}

const MINUTE = 60_000;
const HEIGHT = 24;
const EACH = 6;

/** The line of time: one instant of it is chosen, and under it stands where something changed. */
export function TimeLine({ replay, onSpace, onTouch }: TimeLineProps) {
  const t = useT('replay');
  const format = useFormat();
  const when = useWhen();
  const { at, stretch, span } = replay;
  return (
    <div className="replay-line-of-time">
      <input
        type="range"
        aria-label={t('time.slider')}
        aria-valuetext={when(at)}
        min={stretch.start}
        max={stretch.end - MINUTE}
        step={MINUTE}
        value={at}
        onChange={({ target: { value } }) => {
          onTouch();
          replay.go(Number(value));
        }}
        onKeyDown={(event) => {
          if (event.key !== ' ') return;
          event.preventDefault();
          onSpace();
        }}
      />
      <Ticks replay={replay} />
      <div className="replay-marks" aria-hidden="true">
        {marksOf(stretch, span).map((mark) => (
          <span key={mark}>{span === 'day' ? format.clock(mark) : format.day(mark)}</span>
        ))}
      </div>
    </div>
  );
}

/** As high as the changes of a piece of the line are many; hollow: written down later. What they are, the list says. */
function Ticks({ replay: { changes, stretch, at } }: { readonly replay: Replay }) {
  const ticks = useMemo(() => ticksOf(changes.all, stretch, at), [changes.all, stretch, at]);
  return (
    <svg className="replay-ticks" viewBox={`0 0 ${PIECES} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {ticks.map(({ place, changes, late, here }) => {
        const height = Math.min(HEIGHT, EACH + EACH * changes);
        return (
          <rect
            key={place}
            className={here ? 'tick tick-here' : late ? 'tick tick-late' : 'tick'}
            x={place * PIECES}
            y={HEIGHT - height}
            width={1}
            height={height}
          />
        );
      })}
    </svg>
  );
}
