import '../../../ui/sheet.css';
import './import.css';
import type { Me } from '@safe-haven/contracts';
import { emptyProfile, type ImportKind, type ImportProfile, importKinds } from '@safe-haven/contracts/exchange';
import { useEffect, useMemo, useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { serverNow } from '../../../net/server-time.ts';
import { BackLink } from '../../../ui/back-link.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useUnsavedChanges } from '../../../ui/unsaved-changes.ts';
import { ChosenFile } from './chosen-file.tsx';
import { ColumnsForm } from './columns-form.tsx';
import { ImportRun } from './import-run.tsx';
import { NightsForm } from './nights-form.tsx';
import { PasteField } from './paste-field.tsx';
import { ProfileActions } from './profile-actions.tsx';
import { useReading, useUnderstood } from './reading/use-reading.ts';
import { useImport } from './use-import.ts';
import { useKnownShelters } from './use-known-shelters.ts';

/** The initial profile, with organisation and country of the session as defaults; a house set up here may be in any country. */
const profileOf = (kind: ImportKind, { organisation, country }: Me): ImportProfile => ({
  ...emptyProfile(kind),
  forAll: {
    ...(organisation === null ? {} : { organisation }),
    ...(country === null || kind === 'houses_rooms' ? {} : { country }),
  },
});

/** Imports a partner's file: map the columns, preview the changes, run. `kind`: of what, where the address says it. */
export default function ImportPage({ me, kind }: { readonly me: Me; readonly kind: string | null }) {
  const t = useT('importing');
  const [profile, setProfile] = useState(() =>
    profileOf(importKinds.find((name) => name === kind) ?? 'daily_counts', me),
  );
  const reading = useReading();
  const run = useImport();
  const isBusy = run.state.at === 'checking' || run.state.at === 'running';
  const isDone = run.state.at === 'done';
  const knownShelters = useKnownShelters(isBusy);
  // Null while a check or run is active, so that the plan stays as it is, and until the known shelters are loaded:
  // without them all would be new.
  const understanding = useMemo(
    () => (isBusy || knownShelters === null ? null : { profile, known: knownShelters, now: serverNow() }),
    [profile, knownShelters, isBusy],
  );
  const { summary, isOutdated } = useUnderstood(reading.state, understanding);
  const unsavedChanges = useUnsavedChanges(useT('look')('leave'));
  useEffect(() => {
    if (isDone) unsavedChanges.markSaved();
  }, [isDone, unsavedChanges]);
  const change = (next: ImportProfile) => {
    setProfile(next);
    run.reset();
  };
  const [isPasted, setIsPasted] = useState(false);
  const open = (file: File, sheet?: string) => {
    setIsPasted(false);
    run.reset();
    unsavedChanges.markChanged();
    void reading.open(file, sheet);
  };
  const { state } = reading;
  return (
    <main className="sheet">
      <BackLink to="/exchange" label={t('back')} />
      <PageTitle isSubpage>{t('title')}</PageTitle>
      <section className="sheet-card" aria-label={t('from')}>
        <p className="sheet-hint">{t('hint')}</p>
        <KindField kind={profile.kind} disabled={isBusy} onChange={(kind) => change(profileOf(kind, me))} />
        <ChosenFile state={state} isNew={summary === null} isBusy={isBusy} onOpen={open} onStop={reading.stop} />
        {(state.at === 'none' || isPasted) && !isBusy && !isDone && (
          <PasteField
            onType={unsavedChanges.markChanged}
            onRead={(file) => {
              open(file);
              setIsPasted(true);
            }}
          />
        )}
      </section>
      {state.at === 'read' && summary !== null && !isBusy && !isDone && (
        <section className="sheet-card" aria-label={t('columns')}>
          <h2>{t('columns')}</h2>
          <p className="sheet-hint">{t('columnsHint')}</p>
          <ColumnsForm rows={state.opened.top} profile={profile} onChange={change} />
          {profile.kind === 'daily_counts' && (
            <NightsForm profile={profile} dateForm={summary.dateForm} isSure={summary.isSure} onChange={change} />
          )}
          <ProfileActions profile={profile} onLoad={change} />
        </section>
      )}
      {state.at === 'read' && summary !== null && (
        <ImportRun summary={summary} isOutdated={isOutdated} reader={state.reader} run={run} />
      )}
    </main>
  );
}

/** What the file is about. */
function KindField(props: { readonly kind: ImportKind; readonly disabled: boolean; onChange(kind: ImportKind): void }) {
  const t = useT('importing');
  return (
    <Field label={t('kind.label')} hint={t(`kindHint.${props.kind}`)}>
      {(ids) => (
        <select
          {...ids}
          className="input"
          value={props.kind}
          disabled={props.disabled}
          onChange={(event) => props.onChange(event.target.value as ImportKind)}
        >
          {importKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`kind.${kind}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
