import type { HandoverAccount } from '@safe-haven/contracts';
import { Clock, FileQuestion, MessageSquare, MessagesSquare } from 'lucide-react';
import { formatNonZero } from '../../../locales/non-zero.ts';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { clock, moment } from '../../../model/time/time.ts';
import { Row } from './row.tsx';
import { useWhere } from './use-where.ts';

/** A request to one of one's own shelters that has no answer yet. */
export function QuestionRow({
  task,
  now,
}: {
  readonly task: HandoverAccount['questions'][number];
  readonly now: number;
}) {
  const t = useT('handover');
  const l10n = useL10n();
  const where = useWhere();
  const { requestId, shelterId, party, respondBy } = task;
  return (
    <Row
      id={`${requestId} ${shelterId}`}
      icon={MessagesSquare}
      number={clock(l10n, respondBy)}
      label={t(Date.parse(respondBy) < now ? 'time.answerWas' : 'time.answerBy')}
      title={where(task)}
      detail={formatParty(l10n, party)}
      call={null}
      to="/tonight"
    />
  );
}

interface RequestRowProps {
  readonly request: HandoverAccount['open'][number];
  readonly now: number;
}

/** An open request, or one with a promised place. */
export function RequestRow({ request, now }: RequestRowProps) {
  const t = useT('handover');
  const l10n = useL10n();
  const format = useFormat();
  const { requestId, situation, party, since, next, yes, yesIf, no, silent } = request;
  const isPromised = situation === 'promised';
  const nextText = next === null ? undefined : t(isPromised ? 'promised' : 'next', { shelter: next.shelterName });
  return (
    <Row
      id={requestId}
      icon={MessageSquare}
      number={format.age(now - Date.parse(since))}
      label={t('time.openSince', { at: moment(l10n, since, now) })}
      title={formatParty(l10n, party)}
      detail={formatNonZero({ yes, yesIf, no, silent }, (name, n) => t(`counts.${name}`, { n }))}
      note={nextText}
      call={next}
      to={`/requests/${encodeURIComponent(requestId)}`}
    />
  );
}

interface SilentRowProps {
  readonly shelter: HandoverAccount['silent'][number];
  readonly now: number;
}

/** A shelter that was not confirmed for a long time. */
export function SilentRow({ shelter, now }: SilentRowProps) {
  const t = useT('handover');
  const l10n = useL10n();
  const where = useWhere();
  const format = useFormat();
  const { shelterId, saidAt: confirmedAt, free, occupied } = shelter;
  return (
    <Row
      id={shelterId}
      icon={Clock}
      number={format.age(now - Date.parse(confirmedAt))}
      label={t('time.since', { at: moment(l10n, confirmedAt, now) })}
      title={where(shelter)}
      detail={t('stands', { free: format.number(free), occupied: format.number(occupied) })}
      call={shelter}
      to={shelterPath(shelterId)}
    />
  );
}

interface UnreadRowProps {
  readonly shelter: HandoverAccount['unread'][number];
  readonly now: number;
}

/** A shelter whose stream can't be read to its end: its tasks may be outdated. */
export function UnreadRow({ shelter, now }: UnreadRowProps) {
  const t = useT('handover');
  const l10n = useL10n();
  const where = useWhere();
  const format = useFormat();
  const { shelterId, readTo } = shelter;
  return (
    <Row
      id={shelterId}
      icon={FileQuestion}
      number={format.age(now - Date.parse(readTo))}
      label={t('time.since', { at: moment(l10n, readTo, now) })}
      title={where(shelter)}
      detail={t('unread', { at: moment(l10n, readTo, now) })}
      call={shelter}
      to={shelterPath(shelterId)}
    />
  );
}
