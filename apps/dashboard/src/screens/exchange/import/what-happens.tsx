import { noCounts } from '@safe-haven/contracts/exchange';
import type { TFunction } from 'i18next';
import { useId } from 'react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { useKeptFocus } from '../../../ui/kept-focus.ts';
import { FaultsList } from './faults-list.tsx';
import { Counts, HousesOf } from './preview.tsx';
import type { Reader } from './reading/reader.ts';
import type { Summary } from './reading/reading.ts';
import type { useImport } from './use-import.ts';

interface WhatHappensProps {
  readonly summary: Summary;
  /** Something else was chosen since, and is being understood. */
  readonly isOld: boolean;
  readonly reader: Reader;
  readonly run: ReturnType<typeof useImport>;
}

/** What the file says, what would become of it, the run with its progress, and what became of it. */
export function WhatHappens({ summary, isOld, reader, run }: WhatHappensProps) {
  const t = useT('importing');
  const { state } = run;
  const part = useKeptFocus<HTMLElement>(state.at);
  const counts = state.at === 'checked' || state.at === 'done' ? state.counts : null;
  return (
    <section ref={part} tabIndex={-1} className="sheet-card" aria-label={t('preview')} aria-busy={isOld}>
      <h2>{t(state.at === 'done' ? 'result' : 'preview')}</h2>
      {counts === null ? (
        <p role="status">{t('understood', { lines: summary.lines, houses: summary.houses })}</p>
      ) : (
        <Counts counts={counts} bad={summary.faults} />
      )}
      {state.at === 'done' && <p role="status">{t(endWord(state.ended))}</p>}
      <FaultsList summary={summary} refused={(counts ?? noCounts()).refused} reader={reader} />
      {state.at !== 'done' && <HousesOf summary={summary} />}
      <Acts summary={summary} isOld={isOld} reader={reader} run={run} />
    </section>
  );
}

const endWord = (ended: string | null) =>
  ended === null ? 'ended.done' : ended === 'cancelled' ? 'ended.cancelled' : 'ended.lost';

/** Why there is nothing to check: what is to be chosen first, or that nothing is there. */
function whyNothing(t: TFunction<'importing'>, { firstFaults, dateForm, isSure }: Summary): string {
  if (firstFaults.some(({ what }) => what === 'missing_column')) return t('needsColumns');
  return isSure ? t('nothing') : t('date.unsure', { form: dateForm ?? '' });
}

function Acts({ summary, isOld, reader, run }: WhatHappensProps) {
  const t = useT('importing');
  const { state, check, cancel } = run;
  const { houses, faults, lines } = summary;
  if (state.at === 'checking' || state.at === 'running') return <Progress state={state} of={lines} onCancel={cancel} />;
  if (state.at === 'done')
    return (
      <div className="sheet-acts">
        <Button onClick={run.reset}>{t('again')}</Button>
      </div>
    );
  const counts = state.at === 'checked' ? state.counts : null;
  const nothing = counts !== null && counts.added + counts.changed + counts.registered === 0;
  const bad = faults + (counts?.refused.length ?? 0);
  return (
    <div className="sheet-acts">
      {counts === null ? (
        <Button
          variant="primary"
          why={houses === 0 ? whyNothing(t, summary) : undefined}
          busy={isOld}
          onClick={() => void check(reader.houses)}
        >
          {t('check')}
        </Button>
      ) : (
        <Button variant="primary" why={nothing ? t('nothing') : undefined} onClick={() => void run.run(reader.houses)}>
          {t(bad > 0 ? 'runWithout' : 'run')}
        </Button>
      )}
    </div>
  );
}

interface ProgressProps {
  readonly state: { readonly at: 'checking' | 'running'; readonly lines: number; readonly waits: boolean };
  readonly of: number;
  onCancel(): void;
}

function Progress({ state, of, onCancel }: ProgressProps) {
  const t = useT('importing');
  const format = useFormat();
  const id = useId();
  return (
    <div className="import-progress">
      <label htmlFor={id}>
        {t(`progress.${state.at}`, { lines: format.number(state.lines), of: format.number(of) })}
      </label>
      <progress id={id} max={of} value={state.lines} />
      <p role="status">{state.waits && t('progress.waiting')}</p>
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  );
}
