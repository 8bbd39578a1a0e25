import '../../../ui/sheet.css';
import './import.css';
import type { Me } from '@safe-haven/contracts';
import { emptyProfile, type ImportKind, type ImportProfile, importKinds } from '@safe-haven/contracts/exchange';
import { useEffect, useMemo, useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { readerDay } from '../../../model/past-period.ts';
import { serverNow } from '../../../net/server-time.ts';
import { BackLink } from '../../../ui/back-link.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useUnsavedChanges } from '../../../ui/unsaved-changes.ts';
import { cellWords } from './cell-words.ts';
import { ChosenFile } from './chosen-file.tsx';
import { ColumnsForm } from './columns-form.tsx';
import { NightsForm } from './nights-form.tsx';
import { ProfileActs } from './profile-acts.tsx';
import { useReading, useUnderstood } from './reading/use-reading.ts';
import { useImport } from './use-import.ts';
import { useKnownHouses } from './use-known-houses.ts';
import { WhatHappens } from './what-happens.tsx';

/** What a manager need not say: whose houses these are, and where. */
const profileOf = (kind: ImportKind, { organisation, country }: Me): ImportProfile => ({
  ...emptyProfile(kind),
  forAll: { ...(organisation === null ? {} : { organisation }), ...(country === null ? {} : { country }) },
});

/** Data from a file of a partner: its columns are chosen, what would happen is shown, then it is brought in. */
export default function ImportPage({ me }: { readonly me: Me }) {
  const t = useT('importing');
  const [profile, setProfile] = useState(() => profileOf('daily_counts', me));
  const reading = useReading();
  const run = useImport();
  const isBusy = run.state.at === 'checking' || run.state.at === 'running';
  const isDone = run.state.at === 'done';
  const known = useKnownHouses(isBusy);
  const today = readerDay(serverNow());
  // While a plan is on its way it stays as it is; before it is known which houses are there, all would be new.
  const how = useMemo(
    () => (isBusy || known === null ? null : { profile, known, words: cellWords(), today }),
    [profile, known, today, isBusy],
  );
  const { summary, isOld } = useUnderstood(reading.state, how);
  const unsent = useUnsavedChanges(useT('look')('leave'));
  useEffect(() => {
    if (isDone) unsent.sent();
  }, [isDone, unsent]);
  const change = (next: ImportProfile) => {
    setProfile(next);
    run.reset();
  };
  const open = (file: File, sheet?: string) => {
    run.reset();
    unsent.typed();
    void reading.open(file, sheet);
  };
  const { state } = reading;
  return (
    <main className="sheet import">
      <BackLink to="/exchange" words={t('back')} />
      <PageTitle>{t('title')}</PageTitle>
      <section className="sheet-card" aria-label={t('from')}>
        <p className="sheet-hint">{t('hint')}</p>
        <Field label={t('kind.label')} hint={t(`kindHint.${profile.kind}`)}>
          {(ids) => (
            <select
              {...ids}
              className="input"
              value={profile.kind}
              disabled={isBusy}
              onChange={(event) => change(profileOf(event.target.value as ImportKind, me))}
            >
              {importKinds.map((kind) => (
                <option key={kind} value={kind}>
                  {t(`kind.${kind}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <ChosenFile state={state} isNew={summary === null} isBusy={isBusy} onOpen={open} onStop={reading.stop} />
      </section>
      {state.at === 'read' && summary !== null && !isBusy && !isDone && (
        <section className="sheet-card" aria-label={t('columns')}>
          <h2>{t('columns')}</h2>
          <p className="sheet-hint">{t('columnsHint')}</p>
          <ColumnsForm rows={state.opened.top} profile={profile} onChange={change} />
          {profile.kind === 'daily_counts' && (
            <NightsForm profile={profile} dateForm={summary.dateForm} isSure={summary.isSure} onChange={change} />
          )}
          <ProfileActs profile={profile} onLoad={change} />
        </section>
      )}
      {state.at === 'read' && summary !== null && (
        <WhatHappens summary={summary} isOld={isOld} reader={state.reader} run={run} />
      )}
    </main>
  );
}
