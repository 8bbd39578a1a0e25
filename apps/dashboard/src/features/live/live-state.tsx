import { unreachable } from '@safe-haven/lang';
import './live-state.css';
import { type TFunction } from 'i18next';
import { type Format } from '../../locales/format.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { type ConnectionState } from '../../net/connection.ts';

export interface LiveStateProps {
  connection: ConnectionState;
  /** When the latest change happened, ms; 0: none yet; null: not shown, as next to a task it helps nobody. */
  newestAt: number | null;
  /** Server time in ms. */
  now: number;
  /** Delay of other organisations' shelters for this role in minutes; 0: live. */
  lateBy: number;
}

/** Whether the screen is current: connection state, age of the latest change, and the time of the board. */
export function LiveState({ connection, newestAt, now, lateBy }: LiveStateProps) {
  const t = useT('look');
  const format = useFormat();
  return (
    <div className="live" data-live={connection.state}>
      <p className="live-text">
        <span className="dot" aria-hidden="true" />
        {stateText(connection, t, format)}
      </p>
      {connection.state === 'live' && newestAt !== null && (
        <p className="live-newest">
          {newestAt === 0 ? t('live.quiet') : t('live.newest', { ago: format.ago(newestAt, now) })}
        </p>
      )}
      {lateBy > 0 && <p className="live-late">{t('live.late', { count: lateBy })}</p>}
      <p className="live-clock">
        {format.day(now)}, {format.clock(now)}
      </p>
    </div>
  );
}

function stateText(connection: ConnectionState, t: TFunction<'look'>, format: Format): string {
  switch (connection.state) {
    case 'connecting':
      return t('live.connecting');
    case 'live':
      return t('live.live');
    case 'delayed':
      return t('live.delayed', { age: format.age(connection.age) });
    case 'stale':
      return t('live.stale', { age: format.age(connection.age) });
    case 'offline':
      return t('live.offline');
    default:
      return unreachable(connection);
  }
}

/** A banner while offline: since when, the age of the board, and a warning about reloading. */
export function OfflineNotice({ connection }: { connection: ConnectionState }) {
  const t = useT('look');
  const format = useFormat();
  if (connection.state !== 'offline') return null;
  const since = format.clock(connection.since);
  return (
    <p className="offline-notice" role="alert">
      {connection.aliveAt === 0
        ? t('live.offlineEmpty', { since })
        : t('live.offlineSince', { since, from: format.clock(connection.aliveAt) })}
    </p>
  );
}
