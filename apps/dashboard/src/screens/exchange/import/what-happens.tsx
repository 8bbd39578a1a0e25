import type { Understood } from '@safe-haven/contracts/exchange';
import { useId } from 'react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { useKeptFocus } from '../../../ui/kept-focus.ts';
import { FaultsList } from './faults-list.tsx';
import { Counts, HousesOf } from './preview.tsx';
import { allFaults, type useImport } from './use-import.ts';

interface WhatHappensProps {
  readonly understood: Understood;
  readonly run: ReturnType<typeof useImport>;
}

/** What the file says, what would become of it, the run with its progress, and what became of it. */
export function WhatHappens({ understood, run }: WhatHappensProps) {
  const t = useT('importing');
  const { state } = run;
  const part = useKeptFocus<HTMLElement>(state.at);
  const { houses, faults, lines } = understood;
  const counts = state.at === 'checked' || state.at === 'done' ? state.counts : null;
  return (
    <section ref={part} tabIndex={-1} className="sheet-card" aria-label={t('preview')}>
      <h2>{t(state.at === 'done' ? 'result' : 'preview')}</h2>
      {counts === null ? (
        <p role="status">{t('understood', { lines, houses: houses.length })}</p>
      ) : (
        <Counts counts={counts} bad={faults.length} />
      )}
      {state.at === 'done' && <p role="status">{t(endWord(state.ended))}</p>}
      <FaultsList faults={counts === null ? faults : allFaults(faults, counts)} />
      {state.at !== 'done' && <HousesOf houses={houses} />}
      <Acts understood={understood} run={run} />
    </section>
  );
}

const endWord = (ended: string | null) =>
  ended === null ? 'ended.done' : ended === 'cancelled' ? 'ended.cancelled' : 'ended.lost';

function Acts({ understood: { houses, faults, lines }, run }: WhatHappensProps) {
  const t = useT('importing');
  const { state, check, cancel } = run;
  if (state.at === 'checking' || state.at === 'running') return <Progress state={state} of={lines} onCancel={cancel} />;
  if (state.at === 'done')
    return (
      <div className="sheet-acts">
        <Button onClick={run.reset}>{t('again')}</Button>
      </div>
    );
  const counts = state.at === 'checked' ? state.counts : null;
  const nothing = counts !== null && counts.added + counts.changed + counts.registered === 0;
  const whyNot =
    houses.length > 0
      ? undefined
      : t(faults.some(({ what }) => what === 'missing_column') ? 'needsColumns' : 'nothing');
  const bad = faults.length + (counts?.refused.length ?? 0);
  return (
    <div className="sheet-acts">
      {counts === null ? (
        <Button variant="primary" why={whyNot} onClick={() => void check(houses)}>
          {t('check')}
        </Button>
      ) : (
        <Button variant="primary" why={nothing ? t('nothing') : undefined} onClick={() => void run.run(houses)}>
          {t(bad > 0 ? 'runWithout' : 'run')}
        </Button>
      )}
    </div>
  );
}

interface ProgressProps {
  readonly state: { readonly at: 'checking' | 'running'; readonly lines: number };
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
      <Button onClick={onCancel}>{t('cancel')}</Button>
    </div>
  );
}
