import { Refused } from '../../features/command/refused.tsx';
import { useT } from '../../locales/use-t.ts';
import { crossingIn, type Line, needsIn, partyIn } from '../../model/line/line.ts';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { LineField } from './line-field.tsx';
import { useOperationPage } from './operation-context.ts';
import { PartyRow } from './party-row.tsx';
import { UndoRegroup } from './regroup-party.tsx';
import { nextNumber } from './rows.ts';
import { GroupHead } from './where.tsx';

/** Who was met: the line for the next one, and everybody by number. */
export function Who() {
  const t = useT('operations');
  const page = useOperationPage();
  const { view, rows } = page;
  // A party that is taken back or joined takes its row along.
  const column = useFocusFallback<HTMLElement>(page);
  return (
    <section ref={column} tabIndex={-1} className="op-column" aria-label={t('column.who')}>
      <GroupHead title={t('group.parties')} detail={String(rows.all.length)}>
        <span role="status">{t('met', { people: view.people, expected: view.expected })}</span>
      </GroupHead>
      {view.may.includes('add-party') && <AddParty />}
      <UndoRegroup />
      <ul className="op-list">
        {rows.all.map((row) => (
          <PartyRow key={row.line.line} row={row} />
        ))}
      </ul>
      <p className="op-foot">{t('numbers')}</p>
    </section>
  );
}

/** The line in which the next party is typed. Its number is the card that they get. */
export function AddParty({ autoFocus = false }: { readonly autoFocus?: boolean }) {
  const t = useT('operations');
  const { view, commands } = useOperationPage();
  const number = nextNumber(view);
  const problem = commands.problemAt(ADD);
  const add = (line: Line) =>
    commands.send(ADD, 'add-party', {
      line: number,
      party: partyIn(line),
      needs: needsIn(line),
      with: [...line.with],
      notWith: [...line.notWith],
      crosses: crossingIn(line),
    });
  return (
    <LineField
      number={number}
      others={view.lines.map(({ line }) => line)}
      label={t('line.label')}
      submit={t('line.add')}
      busy={commands.isPending(ADD)}
      autoFocus={autoFocus}
      refusal={problem && <Refused problem={problem} />}
      onLine={add}
    />
  );
}

const ADD = 'add';
