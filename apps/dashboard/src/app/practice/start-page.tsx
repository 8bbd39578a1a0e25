import { LogOut, Moon, Printer, Sun } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { LanguageSelect } from '../../features/language/language-select.tsx';
import { useT } from '../../locales/use-t.ts';
import { SEED } from '../../practice/night.ts';
import { played } from '../../practice/played.ts';
import { HOTLINE_TASKS } from '../../practice/tasks.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { toggleTheme, useTheme } from '../../ui/theme.ts';
import { useDocumentTitle } from '../../ui/use-document-title.ts';
import { quickExit } from '../session/quick-exit.ts';
import { ResultsTable } from './results-table.tsx';
import { TalkList } from './talk-list.tsx';
import { useFigures } from './use-figures.ts';

/** The first page of a practice night: who plays, what is to do, and how it went. */
export function StartPage({ onPlay }: { onPlay(name: string): void }) {
  const t = useT('practice');
  const s = useT('session');
  useDocumentTitle(t('title'));
  const theme = useTheme();
  const nights = useSyncExternalStore(played.subscribe, played.all);
  return (
    <main>
      <div className="practice-head">
        <p className="practice-product">{s('product')}</p>
        <LanguageSelect />
        <Button variant="quiet" icon={theme === 'night' ? Sun : Moon} onClick={toggleTheme}>
          {theme === 'night' ? s('theme.light') : s('theme.night')}
        </Button>
        <Button icon={LogOut} title={s('quickExitHint')} onClick={quickExit}>
          {s('quickExit')}
        </Button>
      </div>
      <div className="practice-columns">
        <TaskList />
        <div className="practice-main">
          <h1>{t('title')}</h1>
          <p className="practice-lead">{t('lead')}</p>
          <WhoPlays onPlay={onPlay} />
          {nights.length > 0 && (
            <>
              <ResultsTable nights={nights} tasks={HOTLINE_TASKS} />
              <TalkList nights={nights} tasks={HOTLINE_TASKS} />
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

function TaskList() {
  const t = useT('practice');
  const figures = useFigures();
  return (
    <section className="practice-aside" aria-label={t('night')}>
      <h2>
        {t('night')} <span>{t('nightMore', { count: HOTLINE_TASKS.length })}</span>
      </h2>
      <ol>
        {HOTLINE_TASKS.map(({ name, aim }, i) => (
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

/** Names are typed for this page alone, so nothing of a browser offers or keeps them. */
function WhoPlays({ onPlay }: { onPlay(name: string): void }) {
  const t = useT('practice');
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
