import { unreachable } from '@safe-haven/lang';
import './live-state.css';
import type { LiveState as Live } from '../../board/live/live-state.ts';
import type { Formats } from '../../words/formats.ts';
import { useFormats, useWords } from '../../words/use-words.ts';
import type { Words } from '../../words/words.ts';

export interface LiveStateProps {
  live: Live;
  /** By the server's clock, in ms. */
  now: number;
  /** Minutes by which other houses come late to this role; 0: live. */
  lateBy: number;
}

/** Whether what is shown is current: dot, word, and the age of the newest change; the clock of the board beside it. */
export function LiveState({ live, now, lateBy }: LiveStateProps) {
  const t = useWords('look');
  const formats = useFormats();
  return (
    <div className="live" data-live={live.state}>
      <p className="live-word">
        <span className="dot" aria-hidden="true" />
        {wordOf(live, t, formats)}
      </p>
      {live.state === 'live' && (
        <p className="live-newest">
          {live.newestAt === 0 ? t('live.quiet') : t('live.newest', { ago: formats.ago(live.newestAt, now) })}
        </p>
      )}
      {lateBy > 0 && <p className="live-late">{t('live.late', { count: lateBy })}</p>}
      <p className="live-clock">
        {formats.day(now)}, {formats.clock(now)}
      </p>
    </div>
  );
}

function wordOf(live: Live, t: Words<'look'>, formats: Formats): string {
  switch (live.state) {
    case 'connecting':
      return t('live.connecting');
    case 'live':
      return t('live.live');
    case 'delayed':
      return t('live.delayed', { age: formats.age(live.age) });
    case 'stale':
      return t('live.stale', { age: formats.age(live.age) });
    case 'offline':
      return t('live.offline');
    default:
      return unreachable(live);
  }
}

/** Across the top while the line is gone: since when, from when the board is, and what a reload would do. */
export function OfflineLine({ live }: { live: Live }) {
  const t = useWords('look');
  const formats = useFormats();
  if (live.state !== 'offline') return null;
  const since = formats.clock(live.since);
  return (
    <p className="offline-line" role="alert">
      {live.boardFrom === 0
        ? t('live.offlineEmpty', { since })
        : t('live.offlineSince', { since, from: formats.clock(live.boardFrom) })}
    </p>
  );
}
