import './new-version.css';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { useLanguage, useT } from '../../locales/use-t.ts';
import { connection } from '../../net/connection.ts';
import { program } from '../../net/worker/program.ts';
import { rememberLanguage } from '../../net/worker/remembered-language.ts';
import { Button } from '../../ui/button.tsx';
import { useIdleMoment } from './use-idle-moment.ts';

/** Registers the service worker and offers a new version when the user is idle. Loaded after sign-in. */
export default function NewVersion() {
  const t = useT('offline');
  const renewed = useSyncExternalStore(program.subscribe, program.isRenewed);
  const [postponed, setPostponed] = useState(false);
  const idle = useIdleMoment(renewed && !postponed);
  useWorker();
  return (
    <div className="new-version" role="status">
      {idle && (
        <>
          <p>{t('newer.title')}</p>
          <Button onClick={() => location.reload()}>{t('newer.load')}</Button>
          <Button variant="quiet" onClick={() => setPostponed(true)}>
            {t('newer.later')}
          </Button>
        </>
      )}
    </div>
  );
}

/**
 * Registers the service worker, sends it the language, checks for updates after each reconnect, and handles its
 * navigation messages.
 */
function useWorker(): void {
  const language = useLanguage();
  const [, go] = useLocation();
  useEffect(() => void program.ready(), []);
  useEffect(() => {
    if ('caches' in globalThis) void rememberLanguage(caches, language).catch(() => undefined);
  }, [language]);
  useEffect(() => connection.subscribe(() => connection.read().link === 'up' && program.checkForUpdate()), []);
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
