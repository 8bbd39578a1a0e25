import type { Me } from '@safe-haven/contracts';
import { type ComponentType, useEffect, useRef, useState } from 'react';
import { withTexts } from '../../locales/load-namespaces.ts';
import { activityReporter } from '../../net/session/activity-reporter.ts';
import { sessions } from '../../net/session/session.ts';
import { whenIdle } from '../../net/when-idle.ts';
import type { IdleWarningProps } from './idle-warning.tsx';
import { useRecheck } from './use-recheck.ts';
import { type IdleWatch, watchIdle } from './watch-idle.ts';

const load = withTexts(() => import('./idle-warning.tsx'), ['account']);

/** Preloaded when idle: the warning must work without a network. */
whenIdle(load);

/** Keeps the session alive while it is used, warns 20 s before it is considered idle, and then locks the screen. */
export function Presence({ me: { idleMinutes, expiresAt } }: { me: Me }) {
  const [left, setLeft] = useState<number | null>(null);
  const [Warning, setWarning] = useState<ComponentType<IdleWarningProps> | null>(null);
  const watch = useRef<IdleWatch | null>(null);
  useRecheck();
  useEffect(() => {
    const now = () => Date.now();
    watch.current = watchIdle({
      idleMs: idleMinutes * 60_000,
      endsAt: Date.parse(expiresAt),
      now,
      onUse: activityReporter(now, () => void sessions.recheck()),
      onWarn: setLeft,
      onOver: () => void sessions.lock(),
    });
    return () => watch.current?.stop();
  }, [idleMinutes, expiresAt]);
  const warned = left !== null;
  useEffect(() => {
    if (!warned) return;
    // The idle watch starts without waiting for the texts of the warning.
    load().then(
      (module) => setWarning(() => module.IdleWarning),
      () => undefined,
    );
  }, [warned]);
  if (left === null || Warning === null) return null;
  return (
    <Warning
      seconds={Math.ceil(left / 1_000)}
      onStay={() => watch.current?.stay()}
      onSignOut={() => void sessions.signOut()}
    />
  );
}
