import { Moon, Printer, Sun } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { LanguageSelect } from '../../features/language/language-select.tsx';
import { useT } from '../../locales/use-t.ts';
import { SEED } from '../../practice/night.ts';
import { played } from '../../practice/played.ts';
import type { Played } from '../../practice/results.ts';
import { PLAYERS, type PlayerRole, TASKS } from '../../practice/tasks.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { toggleTheme, useTheme } from '../../ui/theme.ts';
import { useDocumentTitle } from '../../ui/use-document-title.ts';
import { QuickExitButton } from '../session/quick-exit-button.tsx';
import { ResultsTable } from './results-table.tsx';
import { TalkList } from './talk-list.tsx';
import { useFigures } from './use-figures.ts';

/** The first page of a practice night: who plays, what is to do, and how it went. */
export function StartPage({ onPlay }: { onPlay(name: string, role: PlayerRole): void }) {
  const t = useT('practice');
  const s = useT('session');
  useDocumentTitle(t('title'));
  const theme = useTheme();
  const nights = useSyncExternalStore(played.subscribe, played.all);
  const [role, setRole] = useState<PlayerRole>(nights.at(-1)?.role ?? 'hotline');
  const roles = PLAYERS.filter((one) => nights.some((night) => night.role === one));
  return (
    <main>
      <div className="practice-head">
        <p className="practice-product">{s('product')}</p>
        <LanguageSelect />
        <Button variant="quiet" icon={theme === 'night' ? Sun : Moon} onClick={toggleTheme}>
          <span className="practice-theme">{theme === 'night' ? s('theme.light') : s('theme.night')}</span>
        </Button>
        <QuickExitButton />
      </div>
      <div className="practice-columns">
        <TaskList role={role} />
        <div className="practice-main">
          <h1>{t('title')}</h1>
          <p className="practice-lead">{t('lead')}</p>
          <WhoPlays role={role} onRole={setRole} onPlay={(name) => onPlay(name, role)} />
          {nights.length > 0 && (
            <>
              {roles.map((one) => (
                <Results key={one} role={one} nights={nights.filter((night) => night.role === one)} />
              ))}
              <p className="practice-hint practice-key">{t('far')}</p>
              <div className="practice-results-actions">
                <Button icon={Printer} onClick={() => print()}>
                  {t('print')}
                </Button>
                <Button variant="quiet" onClick={played.forget}>
                  {t('forget')}
                </Button>
              </div>
            </>
          )}
          <p className="practice-hint">
            {t('keptNowhere')} {t('seed', { seed: SEED })}
          </p>
        </div>
      </div>
    </main>
  );
}

/** How those of one role did, and what is worth talking about with them. */
function Results({ role, nights }: { readonly role: PlayerRole; readonly nights: readonly Played[] }) {
  return (
    <>
      <ResultsTable role={role} nights={nights} tasks={TASKS[role]} />
      <TalkList role={role} nights={nights} tasks={TASKS[role]} />
    </>
  );
}

function TaskList({ role }: { readonly role: PlayerRole }) {
  const t = useT('practice');
  const figures = useFigures();
  return (
    <section className="practice-aside" aria-label={t('night')}>
      <h2>
        {t('night')} <span>{t('nightMore', { count: TASKS[role].length })}</span>
      </h2>
      <ol>
        {TASKS[role].map(({ name, aim }, i) => (
          <li key={name}>
            <span className="practice-number">{i + 1}</span>
            <p>
              <b>{t(`task.${name}.title`)}</b>
              <span className="practice-aim">
                {t('aim', { aim: figures({ taps: aim.taps, ms: aim.seconds * 1_000 }) })}
              </span>
            </p>
            <p className="practice-what">{t(`task.${name}.what`)}</p>
          </li>
        ))}
      </ol>
      <p className="practice-hint">{t('birds')}</p>
    </section>
  );
}

interface WhoPlaysProps {
  readonly role: PlayerRole;
  onRole(role: PlayerRole): void;
  onPlay(name: string): void;
}

/** Names are typed for this page alone, so nothing of a browser offers or keeps them. */
function WhoPlays({ role, onRole, onPlay }: WhoPlaysProps) {
  const t = useT('practice');
  const s = useT('session');
  const [name, setName] = useState('');
  return (
    <form
      className="practice-who"
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        onPlay(name.trim() || t('somebody'));
      }}
    >
      <SegmentedControl
        label={t('as')}
        segments={PLAYERS.map((value) => ({ value, label: s(`role.${value}`) }))}
        value={role}
        onChoose={onRole}
      />
      <Field label={t('who')} hint={t('whoHint')}>
        {(ids) => (
          <input {...ids} maxLength={40} value={name} autoComplete="off" onChange={(e) => setName(e.target.value)} />
        )}
      </Field>
      <Button type="submit" variant="primary">
        {t('play')}
      </Button>
    </form>
  );
}
