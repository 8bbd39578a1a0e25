import type { HandoverAccount } from '@safe-haven/contracts';
import type { ReactElement } from 'react';
import { useT } from '../../locales/use-t.ts';
import { Changed } from './changed.tsx';
import { isLong } from './days.ts';
import { Figures } from './figures.tsx';
import { Group, GroupLinks, type GroupName } from './group.tsx';
import { ExpectedRow } from './rows/expected-row.tsx';
import { HoldRow } from './rows/hold-row.tsx';
import { QuestionRow, RequestRow, SilentRow, UnreadRow } from './rows/rows.tsx';

interface AccountProps {
  readonly account: HandoverAccount;
  /** Ages are computed at this instant, ms. */
  readonly now: number;
  /** The shift is over: its figures end with the account, not now. */
  readonly past?: boolean;
}

/** The handover account: open tasks by urgency, then the changes in each shelter. */
export function Account({ account, now, past = false }: AccountProps) {
  const t = useT('handover');
  const groups = groupsOf(account, now).filter(([, rows]) => rows.length > 0);
  const counts = [
    ...groups.map(([name, rows]) => [name, rows.length] as const),
    ['changed', account.shelters.length] as const,
  ];
  return (
    <>
      <Figures account={account} past={past} place="top" />
      {isLong(account) && <GroupLinks counts={counts} />}
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
        <Figures account={account} past={past} place="below" />
        {account.shelters.length > 0 && (
          <Group name="changed" count={account.shelters.length}>
            <Changed account={account} />
          </Group>
        )}
        <p className="handover-foot">{t('entries', { count: account.entries })}</p>
      </div>
    </>
  );
}

/** The groups in display order, each with its rows. */
function groupsOf(account: HandoverAccount, now: number): [GroupName, ReactElement[]][] {
  const { expected, ending, questions, open, silent, unread } = account;
  const holds = (overdue: boolean) =>
    ending
      .filter((hold) => hold.overdue === overdue)
      .map((hold) => <HoldRow key={hold.holdId} hold={hold} now={now} />);
  const parties = (urgent: boolean) =>
    expected
      .filter((party) => (party.diverted || party.overdue) === urgent)
      .map((party) => <ExpectedRow key={party.transferId} party={party} now={now} />);
  return [
    ['unread', unread.map((shelter) => <UnreadRow key={shelter.shelterId} shelter={shelter} now={now} />)],
    ['now', [...parties(true), ...holds(true)]],
    ['ending', holds(false)],
    ['way', parties(false)],
    [
      'questions',
      questions.map((task) => <QuestionRow key={`${task.requestId} ${task.shelterId}`} task={task} now={now} />),
    ],
    ['open', open.map((request) => <RequestRow key={request.requestId} request={request} now={now} />)],
    ['silent', silent.map((shelter) => <SilentRow key={shelter.shelterId} shelter={shelter} now={now} />)],
  ];
}
