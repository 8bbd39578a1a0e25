import '../../../ui/sheet.css';
import './import.css';
import type { Me } from '@safe-haven/contracts';
import {
  emptyProfile,
  type ImportKind,
  type ImportProfile,
  importKinds,
  type KnownHouse,
  readFile,
  type SheetRow,
  understand,
} from '@safe-haven/contracts/exchange';
import { type ChangeEvent, useEffect, useMemo, useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { serverNow } from '../../../net/server-time.ts';
import { BackLink } from '../../../ui/back-link.tsx';
import { Field } from '../../../ui/field.tsx';
import { PageTitle } from '../../../ui/page-title.tsx';
import { useUnsavedChanges } from '../../../ui/unsaved-changes.ts';
import { cellWords } from './cell-words.ts';
import { ColumnsForm } from './columns-form.tsx';
import { fileRows } from './file-rows.ts';
import { NightsForm } from './nights-form.tsx';
import { ProfileActs } from './profile-acts.tsx';
import { askKnownHouses } from './program.ts';
import { useImport } from './use-import.ts';
import { WhatHappens } from './what-happens.tsx';

/** What a manager need not say: whose houses these are, and where. */
const profileOf = (kind: ImportKind, { organisation, country }: Me): ImportProfile => ({
  ...emptyProfile(kind),
  forAll: { ...(organisation === null ? {} : { organisation }), ...(country === null ? {} : { country }) },
});

interface Chosen {
  readonly name: string;
  /** null: it can't be read. */
  readonly rows: readonly SheetRow[] | null;
}

/** Data from a file of a partner: its columns are chosen, what would happen is shown, then it is brought in. */
export default function ImportPage({ me }: { readonly me: Me }) {
  const t = useT('importing');
  const look = useT('look');
  const unsent = useUnsavedChanges(look('leave'));
  const [profile, setProfile] = useState(() => profileOf('daily_counts', me));
  const [file, setFile] = useState<Chosen | null>(null);
  const [known, setKnown] = useState<readonly KnownHouse[]>([]);
  const run = useImport();
  const isBusy = run.state.at === 'checking' || run.state.at === 'running';
  const isDone = run.state.at === 'done';
  // What is there is asked anew after each run: the second one tells what the first has brought.
  useEffect(() => {
    if (isBusy) return;
    void askKnownHouses().then((answer) => answer.ok && setKnown(answer.value.houses));
  }, [isBusy]);
  useEffect(() => {
    if (isDone) unsent.sent();
  }, [isDone, unsent]);
  const change = (next: ImportProfile) => {
    setProfile(next);
    run.reset();
  };
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const chosen = event.target.files?.[0];
    run.reset();
    if (!chosen) return setFile(null);
    unsent.typed();
    setFile({ name: chosen.name, rows: await fileRows(chosen) });
  };
  const today = new Date(serverNow()).toISOString().slice(0, 10);
  const rows = file?.rows ?? null;
  const read = useMemo(
    () => (rows === null ? null : readFile(rows, profile, { words: cellWords(), today })),
    [rows, profile, today],
  );
  const understood = useMemo(() => (read === null ? null : understand(read, profile, known)), [read, profile, known]);
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
        <Field label={t('file')} hint={t('fileHint')}>
          {(ids) => (
            <input
              {...ids}
              type="file"
              accept=".csv,.tsv,.txt,.xlsx"
              disabled={isBusy}
              onChange={(e) => void choose(e)}
            />
          )}
        </Field>
        {file !== null && rows === null && <p role="alert">{t('unreadable', { file: file.name })}</p>}
      </section>
      {rows !== null && read !== null && !isBusy && !isDone && (
        <section className="sheet-card" aria-label={t('columns')}>
          <h2>{t('columns')}</h2>
          <p className="sheet-hint">{t('columnsHint')}</p>
          <ColumnsForm rows={rows} profile={profile} onChange={change} />
          {profile.kind === 'daily_counts' && (
            <NightsForm profile={profile} dateForm={read.dateForm} isSure={read.isSure} onChange={change} />
          )}
          <ProfileActs profile={profile} onLoad={change} />
        </section>
      )}
      {understood !== null && <WhatHappens understood={understood} run={run} />}
    </main>
  );
}
