import { useMemo } from 'react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useInstantText } from '../past-banner.tsx';
import type { Replay } from '../use-replay.ts';
import { labelInstantsOf } from './span.ts';
import { SLOTS, ticksOf } from './ticks.ts';

interface TimeLineProps {
  readonly replay: Replay;
  onSpace(): void;
  /** The slider was moved. */
  onDrag(): void;
}

const MINUTE = 60_000;
const HEIGHT = 24;
const HEIGHT_PER_CHANGE = 6;

/** The timeline: a slider over instants, with ticks where something changed. */
export function TimeLine({ replay, onSpace, onDrag }: TimeLineProps) {
  const t = useT('replay');
  const format = useFormat();
  const formatInstant = useInstantText();
  const { at, timeRange, span } = replay;
  return (
    <div className="replay-line-of-time">
      <input
        type="range"
        aria-label={t('time.slider')}
        aria-valuetext={formatInstant(at)}
        min={timeRange.start}
        max={timeRange.end - MINUTE}
        step={MINUTE}
        value={at}
        onChange={({ target: { value } }) => {
          onDrag();
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
        {labelInstantsOf(timeRange, span).map((instant) => (
          <span key={instant}>{span === 'day' ? format.clock(instant) : format.day(instant)}</span>
        ))}
      </div>
    </div>
  );
}

/**
 * The height of a tick is the number of changes in its slot; hollow: recorded later. The list of changes is the text
 * alternative.
 */
function Ticks({ replay: { changes, timeRange, at } }: { readonly replay: Replay }) {
  const ticks = useMemo(() => ticksOf(changes.all, timeRange, at), [changes.all, timeRange, at]);
  return (
    <svg className="replay-ticks" viewBox={`0 0 ${SLOTS} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {ticks.map(({ position, changes, late, isCurrent }) => {
        const height = Math.min(HEIGHT, HEIGHT_PER_CHANGE + HEIGHT_PER_CHANGE * changes);
        return (
          <rect
            key={position}
            className={isCurrent ? 'tick tick-here' : late ? 'tick tick-late' : 'tick'}
            x={position * SLOTS}
            y={HEIGHT - height}
            width={1}
            height={height}
          />
        );
      })}
    </svg>
  );
}
