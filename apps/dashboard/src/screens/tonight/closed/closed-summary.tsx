import { CheckCheck } from 'lucide-react';
import { useId, useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { ClosedCases } from '../sections.ts';
import { keyOf } from '../tasks/task-key.ts';
import { TaskRow } from '../tasks/task-row.tsx';
import { ClosedCase } from './closed-case.tsx';
import { EndedRow } from './ended-row.tsx';
import { hasClosed, summaryOf } from './summary.ts';

/** The number of closed cases in one row, which opens the list of them. */
export function ClosedSummary({ closed, refetch }: { readonly closed: ClosedCases; refetch(): unknown }) {
  const t = useT('tonight');
  const r = useT('requests');
  const w = useT('transfers');
  const [shown, setShown] = useState(false);
  const list = useId();
  if (!hasClosed(closed)) return null;
  const { total, parts } = summaryOf(closed);
  return (
    <section className="tonight-closed" aria-label={t('over.title', { n: total })}>
      <div className="tonight-closed-summary">
        <Icon icon={CheckCheck} size={18} />
        <p>
          <b>{t('over.title', { n: total })}</b>{' '}
          <span className="sheet-detail">{parts.map(([name, n]) => t(`over.${name}`, { n })).join(' · ')}</span>
        </p>
        <Button variant="quiet" aria-expanded={shown} aria-controls={list} onClick={() => setShown(!shown)}>
          {t(shown ? 'over.hide' : 'over.show')}
        </Button>
      </div>
      {shown && (
        <ul id={list} className="tonight-rows">
          {closed.holds.map((hold) => (
            <li key={hold.holdId}>
              <EndedRow hold={hold} />
            </li>
          ))}
          {closed.tasks.map((task) => (
            <li key={keyOf(task)}>
              <TaskRow task={task} refetch={refetch} />
            </li>
          ))}
          {closed.requests.map(({ requestId, party, situation, closedAt }) => (
            <li key={requestId}>
              <ClosedCase
                kind="requests"
                id={requestId}
                party={party}
                text={r(`situation.${situation}`)}
                at={closedAt}
              />
            </li>
          ))}
          {closed.transfers.map(({ transferId, party, situation, endedAt }) => (
            <li key={transferId}>
              <ClosedCase
                kind="transfers"
                id={transferId}
                party={party}
                text={w(`situation.${situation}`)}
                at={endedAt}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
