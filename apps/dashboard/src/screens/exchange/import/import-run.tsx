import { emptyCounts } from '@safe-haven/contracts/exchange';
import type { TFunction } from 'i18next';
import { useId } from 'react';
import { isKey } from '../../../locales/is-key.ts';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { useFocusFallback } from '../../../ui/use-focus-fallback.ts';
import { FaultsList, NoticesList } from './faults-list.tsx';
import { Counts, ShelterList } from './preview.tsx';
import type { Reader } from './reading/reader.ts';
import type { Summary } from './reading/reading.ts';
import type { useImport } from './use-import.ts';

interface ImportRunProps {
  readonly summary: Summary;
  /** The choices have changed since, and the file is being interpreted again. */
  readonly isOutdated: boolean;
  readonly reader: Reader;
  readonly run: ReturnType<typeof useImport>;
}

/** The preview of an import, its check and run with progress, and the result. */
export function ImportRun({ summary, isOutdated, reader, run }: ImportRunProps) {
  const t = useT('importing');
  const { state } = run;
  const part = useFocusFallback<HTMLElement>(state.at);
  const counts = state.at === 'checked' || state.at === 'done' ? state.counts : null;
  return (
    <section ref={part} tabIndex={-1} className="sheet-card" aria-label={t('preview')} aria-busy={isOutdated}>
      <h2>{t(state.at === 'done' ? 'result' : 'preview')}</h2>
      {counts === null ? (
        <p role="status">{t('understood', { lines: summary.lines, shelters: summary.shelters })}</p>
      ) : (
        <Counts counts={counts} faultCount={summary.faults} />
      )}
      {state.at === 'done' && <p role="status">{t(endKey(state.ended))}</p>}
      <FaultsList summary={summary} refused={(counts ?? emptyCounts()).refused} reader={reader} />
      {state.at !== 'done' && <NoticesList summary={summary} />}
      {state.at !== 'done' && <ShelterList summary={summary} />}
      <RunActions summary={summary} isOutdated={isOutdated} reader={reader} run={run} />
    </section>
  );
}

const endKey = (ended: string | null) =>
  ended === null ? 'ended.done' : ended === 'cancelled' ? 'ended.cancelled' : 'ended.lost';

/** Why there is nothing to check: a choice is missing, or the file has no rows to import. */
function emptyReason(t: TFunction<'importing'>, { firstFaults, faults, dateForm, isSure }: Summary): string {
  if (firstFaults.some(({ what }) => what === 'missing_column')) return t('needsColumns');
  if (!isSure) return t('date.unsure', { form: dateForm ?? '' });
  const unsaid = firstFaults.flatMap(({ what, column }) => (what === 'missing' ? [`column.${column}`] : []));
  const key = unsaid.find((name) => isKey('importing', name));
  if (key !== undefined && isKey('importing', key)) return t('needsForAll', { column: t(key) });
  return t(faults > 0 ? 'noneUsable' : 'nothing');
}

function RunActions({ summary, isOutdated, reader, run }: ImportRunProps) {
  const t = useT('importing');
  const { state, check, cancel } = run;
  const { shelters, faults, lines } = summary;
  if (state.at === 'checking' || state.at === 'running')
    return <Progress state={state} total={lines} onCancel={cancel} />;
  if (state.at === 'done')
    return (
      <div className="sheet-actions">
        <Button onClick={run.reset}>{t('again')}</Button>
      </div>
    );
  const counts = state.at === 'checked' ? state.counts : null;
  const isEmpty = counts !== null && counts.added + counts.changed + counts.registered === 0;
  const faultCount = faults + (counts?.refused.length ?? 0);
  return (
    <div className="sheet-actions">
      {counts === null ? (
        <Button
          variant="primary"
          disabledReason={shelters === 0 ? emptyReason(t, summary) : undefined}
          busy={isOutdated}
          onClick={() => void check(reader.shelters)}
        >
          {t('check')}
        </Button>
      ) : (
        <Button
          variant="primary"
          disabledReason={isEmpty ? t('nothing') : undefined}
          onClick={() => void run.run(reader.shelters)}
        >
          {t(faultCount > 0 ? 'runWithout' : 'run')}
        </Button>
      )}
    </div>
  );
}

interface ProgressProps {
  readonly state: { readonly at: 'checking' | 'running'; readonly lines: number; readonly isWaiting: boolean };
  readonly total: number;
  onCancel(): void;
}

function Progress({ state, total, onCancel }: ProgressProps) {
  const t = useT('importing');
  const format = useFormat();
  const id = useId();
  return (
    <div className="import-progress">
      <label htmlFor={id}>
        {t(`progress.${state.at}`, { lines: format.number(state.lines), of: format.number(total) })}
      </label>
      <progress id={id} max={total} value={state.lines} />
      <p role="status">{state.isWaiting && t('progress.waiting')}</p>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  );
}
