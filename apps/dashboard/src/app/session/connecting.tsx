import { useEffect, useState } from 'react';
import { useT } from '../../locales/use-t.ts';

const SHOW_AFTER_MS = 600;

/** Shown while the session is being loaded: nothing at first, a text after a delay. */
export function Connecting() {
  const t = useT('look');
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), SHOW_AFTER_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <main className="page">
      <p role="status">{long ? t('live.connecting') : ''}</p>
    </main>
  );
}
