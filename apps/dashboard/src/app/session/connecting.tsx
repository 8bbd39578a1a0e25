import { useEffect, useState } from 'react';
import { useT } from '../../locales/use-t.ts';

const SHOW_AFTER_MS = 600;

/** While the server is asked who is there: nothing at first, and a word once it takes long. */
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
