import type { HandoverAccount } from '@safe-haven/contracts';
import type { ReactElement } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Changed } from './changed.tsx';
import { isLong } from './days.ts';
import { Figures } from './figures.tsx';
import { Group, type GroupName, Jumps } from './group.tsx';
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
  const groups = groupsOf(account, now).filter(([, rows]) => rows.length > 0);
  const sizes = [
    ...groups.map(([name, rows]) => [name, rows.length] as const),
    ['changed', account.houses.length] as const,
  ];
  return (
    <>
      <Figures account={account} past={past} at="top" />
      {isLong(account) && <Jumps sizes={sizes} />}
      <div className="handover-board">
        {groups.length === 0 && <p className="handover-quiet">{t('nothing')}</p>}
        {groups.map(([name, rows]) => (
          <Group key={name} name={name} count={rows.length}>
            <ul className="handover-rows">
              {rows.map((row) => (
                <li key={row.key}>{row}</li>
              ))}
            </ul>
          </Group>
        ))}
        <Figures account={account} past={past} at="below" />
        {account.houses.length > 0 && (
          <Group name="changed" count={account.houses.length}>
            <Changed account={account} />
          </Group>
        )}
        <p className="handover-foot">{t('entries', { count: account.entries })}</p>
      </div>
    </>
  );
}

/** The rows of each group, in the order in which they are read. */
function groupsOf(account: HandoverAccount, now: number): [GroupName, ReactElement[]][] {
  const { expected, ending, questions, open, silent, unread } = account;
  const holds = (overdue: boolean) =>
    ending
      .filter((hold) => hold.overdue === overdue)
      .map((hold) => <HoldRow key={hold.holdId} hold={hold} now={now} />);
  const parties = (overdue: boolean) =>
    expected
      .filter((party) => party.overdue === overdue)
      .map((party) => <ExpectedRow key={party.transferId} party={party} now={now} />);
  return [
    ['unread', unread.map((house) => <UnreadRow key={house.shelterId} house={house} now={now} />)],
    ['now', [...parties(true), ...holds(true)]],
    ['ending', holds(false)],
    ['way', parties(false)],
    [
      'questions',
      questions.map((task) => <QuestionRow key={`${task.requestId} ${task.shelterId}`} task={task} now={now} />),
    ],
    ['open', open.map((request) => <RequestRow key={request.requestId} request={request} now={now} />)],
    ['silent', silent.map((house) => <SilentRow key={house.shelterId} house={house} now={now} />)],
  ];
}
