import type { HandoverAccount } from '@safe-haven/contracts';
import { Children, type ReactNode } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Figures } from './figures.tsx';
import { HouseTable } from './house-table.tsx';
import { ExpectedRow } from './rows/expected-row.tsx';
import { HoldRow } from './rows/hold-row.tsx';
import { QuestionRow, RequestRow, SilentRow, UnreadRow } from './rows/rows.tsx';

interface AccountProps {
  readonly account: HandoverAccount;
  /** Ages are told as of then, ms. */
  readonly now: number;
  /** It is over: its figures end then, and not now. */
  readonly past?: boolean;
}

/** What has to be seen to, the most urgent first; then what changed in each house. */
export function Account({ account, now, past = false }: AccountProps) {
  const t = useT('handover');
  const { expected, ending, questions, open, silent, unread } = account;
  const late = { expected: expected.filter((p) => p.overdue), ending: ending.filter((h) => h.overdue) };
  const isQuiet = [expected, ending, questions, open, silent, unread].every(({ length }) => length === 0);
  const holds = (list: typeof ending) => list.map((hold) => <HoldRow key={hold.holdId} hold={hold} now={now} />);
  const parties = (list: typeof expected) =>
    list.map((party) => <ExpectedRow key={party.transferId} party={party} now={now} />);
  return (
    <>
      <Figures account={account} past={past} />
      <div className="handover-board">
        {isQuiet && <p className="handover-quiet">{t('nothing')}</p>}
        <Group name="unread">
          {unread.map((house) => (
            <UnreadRow key={house.shelterId} house={house} now={now} />
          ))}
        </Group>
        <Group name="now">{[...parties(late.expected), ...holds(late.ending)]}</Group>
        <Group name="ending">{holds(ending.filter((hold) => !hold.overdue))}</Group>
        <Group name="way">{parties(expected.filter((party) => !party.overdue))}</Group>
        <Group name="questions">
          {questions.map((task) => (
            <QuestionRow key={`${task.requestId} ${task.shelterId}`} task={task} now={now} />
          ))}
        </Group>
        <Group name="open">
          {open.map((request) => (
            <RequestRow key={request.requestId} request={request} now={now} />
          ))}
        </Group>
        <Group name="silent">
          {silent.map((house) => (
            <SilentRow key={house.shelterId} house={house} now={now} />
          ))}
        </Group>
        <section className="handover-group" data-group="changed">
          <h2>
            {t('group.changed')} <span className="handover-count">{account.houses.length}</span>
          </h2>
          <HouseTable account={account} />
        </section>
        <p className="handover-foot">{t('entries', { count: account.entries })}</p>
      </div>
    </>
  );
}

interface GroupProps {
  readonly name: 'now' | 'ending' | 'way' | 'questions' | 'open' | 'silent' | 'unread';
  readonly children: readonly ReactNode[];
}

/** Rows of one kind under their name, which stands beside them; nothing where there is none. */
function Group({ name, children }: GroupProps) {
  const t = useT('handover');
  if (children.length === 0) return null;
  return (
    <section className="handover-group" data-group={name}>
      <h2>
        {t(`group.${name}`)} <span className="handover-count">{children.length}</span>
      </h2>
      <ul className="handover-rows">
        {Children.map(children, (row) => (
          <li>{row}</li>
        ))}
      </ul>
    </section>
  );
}
