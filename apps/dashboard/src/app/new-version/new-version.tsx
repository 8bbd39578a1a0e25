import './new-version.css';
import { useEffect, useState, useSyncExternalStore } from 'react';
import './new-version.css';
import { useLocation } from 'wouter';
import { useLanguage, useT } from '../../locales/use-t.ts';
import { connection } from '../../net/connection.ts';
import { program } from '../../net/worker/program.ts';
import { rememberLanguage } from '../../net/worker/remembered-language.ts';
import { Button } from '../../ui/button.tsx';
import { useQuiet } from './use-quiet.ts';

/**
 * Keeps the program on this device, and offers a newer version once nobody is in the middle of something. It is loaded
 * only because somebody said so.
 */
export default function NewVersion() {
  const t = useT('offline');
  const renewed = useSyncExternalStore(program.subscribe, program.isRenewed);
  const [putOff, setPutOff] = useState(false);
  const quiet = useQuiet(renewed && !putOff);
  useWorker();
  return (
    <div className="new-version" role="status">
      {quiet && (
        <>
          <p>{t('newer.title')}</p>
          <Button onClick={() => location.reload()}>{t('newer.load')}</Button>
          <Button variant="quiet" onClick={() => setPutOff(true)}>
            {t('newer.later')}
          </Button>
        </>
      )}
    </div>
  );
}

/** The worker is there, speaks the language of this device, is renewed when the server was, and may bring to a screen. */
function useWorker(): void {
  const language = useLanguage();
  const [, go] = useLocation();
  useEffect(() => void program.ready(), []);
  useEffect(() => {
    if ('caches' in globalThis) void rememberLanguage(caches, language).catch(() => undefined);
  }, [language]);
  useEffect(() => connection.subscribe(() => connection.read().link === 'up' && program.look()), []);
  useEffect(() => {
    const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
    const onMessage = ({ data }: MessageEvent) => {
      const { go: to } = (data ?? {}) as { go?: unknown };
      if (to === '/tonight') go(to);
    };
    workers?.addEventListener('message', onMessage);
    return () => workers?.removeEventListener('message', onMessage);
  }, [go]);
}
