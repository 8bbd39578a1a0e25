import type { RequestView, TransferView } from '@safe-haven/contracts';
import { type ReactNode, useState } from 'react';
import type { HoldEmphasis } from '../../features/hold/hold-actions.tsx';
import { useT } from '../../locales/use-t.ts';
import { ClosedSummary } from './closed/closed-summary.tsx';
import { EndedRow } from './closed/ended-row.tsx';
import { ExpectedRow } from './expected-row.tsx';
import { RequestRows } from './requests/request-rows.tsx';
import { CountRow } from './rows/count-row.tsx';
import { StaleRow } from './rows/stale-row.tsx';
import type { Expected, TonightSections } from './sections.ts';
import { isUnanswered, keyOf } from './tasks/task-key.ts';
import { TaskRow } from './tasks/task-row.tsx';

interface TonightListProps {
  readonly sections: TonightSections;
  readonly requests: readonly RequestView[];
  readonly transfers: readonly TransferView[];
  /** Refetches; resolves once rendered. */
  refetch(): Promise<void>;
}

/** The sections of Tonight in one column, the most urgent first; closed cases are summed up in the last row. */
export function TonightList({ sections, requests, transfers, refetch }: TonightListProps) {
  const t = useT('tonight');
  const [opened, setOpened] = useState<readonly string[]>([]);
  const { now, arrived, confirm, counts, openTasks, holds, onTheWay, stale, closed } = sections;
  const expected = (items: readonly Expected[], emphasisAt: (index: number) => HoldEmphasis) =>
    items.map((item, index) => {
      const id = item.kind === 'hold' ? item.hold.holdId : item.party.id;
      return (
        <li key={id}>
          <ExpectedRow
            item={item}
            emphasis={emphasisAt(index)}
            transfers={transfers}
            opened={opened.includes(id)}
            onOpen={() => setOpened([...opened, id])}
            refetch={refetch}
          />
        </li>
      );
    });
  return (
    <div className="tonight-list">
      <Group name="now" title={t('group.now')} count={now.length}>
        {expected(now, (index) => (index === 0 ? 'first' : 'urgent'))}
      </Group>
      <Group name="arrived" title={t('group.arrived')} count={arrived.length}>
        {arrived.map((hold) => (
          <li key={hold.holdId}>
            <EndedRow hold={hold} isNew />
          </li>
        ))}
      </Group>
      <AskedGroup confirm={confirm} counts={counts} openTasks={openTasks} refetch={refetch} />
      <Group name="requests" title={t('group.requests')} count={sections.requests.length}>
        <RequestRows parties={sections.requests} requests={requests} refetch={() => void refetch()} />
      </Group>
      <Group name="holds" title={t('group.holds')} count={holds.length}>
        {expected(
          holds.map((hold) => ({ kind: 'hold', hold })),
          () => 'calm',
        )}
      </Group>
      <Group name="way" title={t('group.way')} count={onTheWay.length}>
        {expected(onTheWay, () => 'calm')}
      </Group>
      <Group name="stale" title={t('group.stale')} count={stale.length}>
        {stale.map((shelter) => (
          <li key={shelter.shelterId}>
            <StaleRow shelter={shelter} refetch={refetch} />
          </li>
        ))}
      </Group>
      <ClosedSummary closed={closed} refetch={refetch} />
    </div>
  );
}

type AskedGroupProps = Pick<TonightSections, 'confirm' | 'counts' | 'openTasks'> & Pick<TonightListProps, 'refetch'>;

/** What is asked of one's own houses: counts to confirm, numbers to confirm, requests to answer. */
function AskedGroup({ confirm, counts, openTasks, refetch }: AskedGroupProps) {
  const t = useT('tonight');
  const houses = confirm.length + counts.length;
  return (
    <Group
      name="asked"
      title={t('group.asked')}
      count={houses + openTasks.filter(isUnanswered).length}
      size={houses + openTasks.length}
    >
      {counts.map((shelter) => (
        <li key={`count ${shelter.shelterId}`}>
          <CountRow shelter={shelter} refetch={refetch} />
        </li>
      ))}
      {confirm.map((shelter) => (
        <li key={shelter.shelterId}>
          <StaleRow shelter={shelter} refetch={refetch} />
        </li>
      ))}
      {openTasks.map((task) => (
        <li key={keyOf(task)}>
          <TaskRow task={task} refetch={refetch} />
        </li>
      ))}
    </Group>
  );
}

interface GroupProps {
  readonly name: string;
  readonly title: string;
  /** Number of open items. */
  readonly count: number;
  /** Number of rows, if higher; the section is hidden without any. */
  readonly size?: number;
  readonly children: ReactNode;
}

function Group({ name, title, count, size = count, children }: GroupProps) {
  if (size === 0) return null;
  return (
    <section className="tonight-group" data-group={name} aria-label={title}>
      <h2>
        {title} <span className="tonight-count">{count}</span>
      </h2>
      <ul className="tonight-rows">{children}</ul>
    </section>
  );
}
