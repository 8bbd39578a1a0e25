import type { HandoverAccount } from '@safe-haven/contracts';
import { Clock, FileQuestion, MessageSquare, MessagesSquare } from 'lucide-react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { clock, moment } from '../../../model/time/time.ts';
import { Row } from './row.tsx';

/** What a house of one's own is asked and has not answered. */
export function QuestionRow({
  task,
  now,
}: {
  readonly task: HandoverAccount['questions'][number];
  readonly now: number;
}) {
  const t = useT('handover');
  const l10n = useL10n();
  const { requestId, shelterId, shelterName, area, party, respondBy } = task;
  return (
    <Row
      id={`${requestId} ${shelterId}`}
      icon={MessagesSquare}
      number={clock(l10n, respondBy)}
      word={t(Date.parse(respondBy) < now ? 'time.answerWas' : 'time.answerBy')}
      title={t('where', { house: shelterName, area })}
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

/** A party that looks for a place, or has the promise of one. */
export function RequestRow({ request, now }: RequestRowProps) {
  const t = useT('handover');
  const l10n = useL10n();
  const format = useFormat();
  const { requestId, situation, party, since, next, yes, yesIf, no, silent } = request;
  const isPromised = situation === 'promised';
  const who = next === null ? undefined : t(isPromised ? 'promised' : 'next', { house: next.shelterName });
  return (
    <Row
      id={requestId}
      icon={MessageSquare}
      number={format.age(now - Date.parse(since))}
      word={t('time.openSince', { at: moment(l10n, since, now) })}
      title={formatParty(l10n, party)}
      detail={t('counts', { yes, yesIf, no, silent })}
      beside={who}
      call={next}
      to={`/requests/${encodeURIComponent(requestId)}`}
    />
  );
}

interface SilentRowProps {
  readonly house: HandoverAccount['silent'][number];
  readonly now: number;
}

/** A house that nobody has confirmed for long. */
export function SilentRow({ house, now }: SilentRowProps) {
  const t = useT('handover');
  const l10n = useL10n();
  const format = useFormat();
  const { shelterId, shelterName, area, saidAt, free, occupied } = house;
  return (
    <Row
      id={shelterId}
      icon={Clock}
      number={format.age(now - Date.parse(saidAt))}
      word={t('time.since', { at: moment(l10n, saidAt, now) })}
      title={t('where', { house: shelterName, area })}
      detail={t('stands', { free: format.number(free), occupied: format.number(occupied) })}
      call={house}
      to={shelterPath(shelterId)}
    />
  );
}

interface UnreadRowProps {
  readonly house: HandoverAccount['unread'][number];
  readonly now: number;
}

/** A house whose record can't be read to its end: what stands here of it may be over. */
export function UnreadRow({ house, now }: UnreadRowProps) {
  const t = useT('handover');
  const l10n = useL10n();
  const format = useFormat();
  const { shelterId, shelterName, area, readTo } = house;
  return (
    <Row
      id={shelterId}
      icon={FileQuestion}
      number={format.age(now - Date.parse(readTo))}
      word={t('time.since', { at: moment(l10n, readTo, now) })}
      title={t('where', { house: shelterName, area })}
      detail={t('unread', { at: moment(l10n, readTo, now) })}
      call={house}
      to={shelterPath(shelterId)}
    />
  );
}
