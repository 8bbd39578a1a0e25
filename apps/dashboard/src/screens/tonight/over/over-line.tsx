import { CheckCheck } from 'lucide-react';
import { useId, useState } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { NightOver } from '../sections.ts';
import { keyOf } from '../tasks/task-key.ts';
import { TaskRow } from '../tasks/task-row.tsx';
import { OverCase } from './over-case.tsx';
import { isOver, summaryOf } from './summary.ts';

/** What needs nobody any more: one line with counts, and behind it what they count. */
export function OverLine({ over, again }: { readonly over: NightOver; again(): unknown }) {
  const t = useT('tonight');
  const r = useT('requests');
  const w = useT('transfers');
  const [shown, setShown] = useState(false);
  const list = useId();
  if (!isOver(over)) return null;
  const { total, parts } = summaryOf(over);
  return (
    <section className="night-over" aria-label={t('over.title', { n: total })}>
      <div className="night-over-line">
        <Icon of={CheckCheck} size={18} />
        <p>
          <b>{t('over.title', { n: total })}</b>{' '}
          <span className="sheet-detail">{parts.map(([name, n]) => t(`over.${name}`, { n })).join(' · ')}</span>
        </p>
        <Button variant="quiet" aria-expanded={shown} aria-controls={list} onClick={() => setShown(!shown)}>
          {t(shown ? 'over.hide' : 'over.show')}
        </Button>
      </div>
      {shown && (
        <ul id={list} className="night-rows">
          {over.tasks.map((task) => (
            <li key={keyOf(task)}>
              <TaskRow task={task} again={again} />
            </li>
          ))}
          {over.requests.map(({ requestId, party, situation, closedAt }) => (
            <li key={requestId}>
              <OverCase
                kind="requests"
                id={requestId}
                party={party}
                words={r(`situation.${situation}`)}
                at={closedAt}
              />
            </li>
          ))}
          {over.transfers.map(({ transferId, party, situation, endedAt }) => (
            <li key={transferId}>
              <OverCase
                kind="transfers"
                id={transferId}
                party={party}
                words={w(`situation.${situation}`)}
                at={endedAt}
              />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
