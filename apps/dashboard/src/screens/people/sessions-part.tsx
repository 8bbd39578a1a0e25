import { useT } from '../../locales/use-t.ts';
import { api } from '../../net/api.ts';
import { useCommand } from '../../net/command/use-command.ts';
import { noContent } from '../../net/no-content.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import type { PartProps } from './person-drawer.tsx';

/** The number of sessions of a person, and a button that ends all. */
export function SessionsPart({ person, onChanged }: PartProps) {
  const t = useT('people');
  const { busy, problem, send } = useCommand();
  const end = async () => {
    const path = `/api/people/${encodeURIComponent(person.personId)}/sign-out`;
    if (await send((key) => api.post(path, {}, noContent, { key }))) onChanged();
  };
  return (
    <section className="sheet-part">
      <h3>{t('drawer.sessions')}</h3>
      <p className="sheet-message">
        {person.sessions === 0 ? t('drawer.noSessions') : t('signedIn', { count: person.sessions })}
      </p>
      {person.sessions > 0 && person.guarded !== 'yourself' && (
        <div className="sheet-actions">
          <Button busy={busy} onClick={() => void end()}>
            {t('drawer.signOut')}
          </Button>
        </div>
      )}
      {problem && <Problem problem={problem} />}
    </section>
  );
}
