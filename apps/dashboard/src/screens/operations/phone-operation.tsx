import { Plus, X } from 'lucide-react';
import { useState } from 'react';
import { useT } from '../../locales/use-t.ts';
import { peopleIn } from '../../model/party/party.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { Act, FirstHolds, HoldButton } from './act.tsx';
import { NotPlacedRow, WouldGive } from './not-placed.tsx';
import { useOperationPage } from './operation-context.ts';
import { PartyRow } from './party-row.tsx';
import { UndoRegroup } from './regroup-party.tsx';
import type { PartyRow as Row, Stage } from './rows.ts';
import { GroupHead } from './where.tsx';
import { AddParty } from './who.tsx';

/** In the hand: who has no house first, then everybody by number, and one button under the thumb. */
export function PhoneOperation() {
  const t = useT('operations');
  const page = useOperationPage();
  const { view, plan, rows } = page;
  const fixed = useFocusFallback<HTMLElement>(page);
  const [isAdding, setIsAdding] = useState(view.lines.length === 0);
  const at = (stage: Stage) => rows.all.filter((row) => row.stage === stage);
  return (
    <div className="op-phone">
      <div className="op-phone-head">
        <p role="status">
          <b>{t('met', { people: view.people, expected: view.expected })}</b>
        </p>
        {view.may.includes('add-party') && (
          <Button icon={isAdding ? X : Plus} aria-expanded={isAdding} onClick={() => setIsAdding(!isAdding)}>
            {isAdding ? t('close') : t('line.addShort')}
          </Button>
        )}
      </div>
      {isAdding && <AddParty autoFocus />}
      <UndoRegroup />
      {plan.problem && <Problem problem={plan.problem} onRetry={plan.refetch} />}
      {rows.none.length > 0 && (
        <section>
          <GroupHead title={t('group.none')} detail={String(rows.none.length)} />
          <ul className="op-list">
            {rows.none.map((row) => (
              <NotPlacedRow key={row.line.line} row={row} />
            ))}
          </ul>
          <WouldGive />
        </section>
      )}
      <Parties title={t('group.asked')} rows={at('asked')} />
      <Parties title={t('group.planned')} rows={at('planned')} />
      <Parties title={t('group.held')} rows={at('held')} />
      {view.lines.length === 0 && <p className="op-empty">{t('nobodyYet')}</p>}
      <Act isPhone />
      <section ref={fixed} tabIndex={-1} className="op-fixed" aria-label={t('column.act')}>
        <HoldButton isPhone />
        <FirstHolds />
      </section>
    </div>
  );
}

function Parties({ title, rows }: { readonly title: string; readonly rows: readonly Row[] }) {
  const t = useT('operations');
  if (rows.length === 0) return null;
  const people = rows.reduce((sum, { line }) => sum + peopleIn(line.party), 0);
  return (
    <section>
      <GroupHead title={title} detail={t('people', { count: people })} />
      <ul className="op-list">
        {rows.map((row) => (
          <PartyRow key={row.line.line} row={row} showsTime />
        ))}
      </ul>
    </section>
  );
}
