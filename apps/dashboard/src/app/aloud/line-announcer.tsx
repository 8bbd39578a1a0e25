import { useEffect, useRef, useState } from 'react';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useConnection } from '../../net/connection.ts';
import { serverNow } from '../../net/server-time.ts';

/** Says that the connection is back; that it is gone the banner says. */
export function LineAnnouncer() {
  const t = useT('aloud');
  const format = useFormat();
  const { state } = useConnection();
  const wasOffline = useRef(false);
  const [backAt, setBackAt] = useState<number | null>(null);
  useEffect(() => {
    if (state === 'offline') setBackAt(null);
    if (state === 'live' && wasOffline.current) setBackAt(serverNow());
    if (state === 'offline' || state === 'live') wasOffline.current = state === 'offline';
  }, [state]);
  return (
    <p className="aloud" role="status" data-announcer="line">
      {backAt !== null && t('line.back', { at: format.clock(backAt) })}
    </p>
  );
}
