import type { MySession } from '@safe-haven/contracts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';

interface SessionsProps {
  readonly sessions: readonly MySession[];
  onChanged(): void;
}

/** The sessions of the account; all but the current one can be ended here. */
export function Sessions({ sessions, onChanged }: SessionsProps) {
  const t = useT('account');
  const { busy, problem, send } = useCommand();
  const others = sessions.filter(({ current }) => !current);
  const endOthers = async () => {
    if (await send(() => api.post('/api/me/sessions/revoke-others', {}, noContent))) onChanged();
  };
  return (
    <section className="sheet-card">
      <h2>{t('page.sessions')}</h2>
      <ul className="sheet-list">
        {sessions
          .toSorted((a, b) => Number(b.current) - Number(a.current))
          .map((session) => (
            <SessionRow key={session.sessionId} session={session} onChanged={onChanged} />
          ))}
      </ul>
      {others.length > 0 && (
        <>
          <p className="sheet-hint">{t('page.sessionsHint')}</p>
          <div className="sheet-actions">
            <Button busy={busy} onClick={() => void endOthers()}>
              {t('page.signOutOthers')}
            </Button>
          </div>
        </>
      )}
      {problem && <Problem problem={problem} />}
    </section>
  );
}

function SessionRow({ session, onChanged }: { readonly session: MySession; onChanged(): void }) {
  const t = useT('account');
  const format = useFormat();
  const now = useNow(60_000);
  const { busy, problem, send } = useCommand();
  const { sessionId, device, current } = session;
  const name = device ? t('page.onSystem', { ...device }) : t('page.unknownDevice');
  const end = async () => {
    if (await send(() => api.post('/api/me/sessions/revoke', { sessionId }, noContent))) onChanged();
  };
  const facts = [
    t(`page.method.${session.method}`),
    t(`page.console.${session.console}`),
    t('page.opened', { ago: format.ago(session.openedAt, now) }),
    t('page.seen', { ago: format.ago(session.seenAt, now) }),
  ];
  return (
    <li className="sheet-line" data-current={current || undefined}>
      <span className="sheet-text">
        <span className="sheet-name">{current ? `${name}, ${t('page.thisOne')}` : name}</span>
        <span className="sheet-detail">{facts.join(' · ')}</span>
      </span>
      {!current && (
        <Button
          variant="quiet"
          busy={busy}
          aria-label={t('page.signOutOneNamed', { session: name })}
          onClick={() => void end()}
        >
          {t('page.signOutOne')}
        </Button>
      )}
      {problem && <Problem problem={problem} />}
    </li>
  );
}
