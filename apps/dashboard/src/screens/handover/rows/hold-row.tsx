import type { HandoverAccount } from '@safe-haven/contracts';
import { Hourglass, TriangleAlert } from 'lucide-react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { clock, moment } from '../../../model/time/time.ts';
import { Row } from './row.tsx';
import { useWhere } from './use-where.ts';

interface HoldRowProps {
  readonly hold: HandoverAccount['ending'][number];
  readonly now: number;
}

/** A hold that expires soon, or whose party is overdue. */
export function HoldRow({ hold, now }: HoldRowProps) {
  const t = useT('handover');
  const l10n = useL10n();
  const where = useWhere();
  const format = useFormat();
  const { holdId, shelterId, places, party, expiresAt, arrival, overdue, extendsTo } = hold;
  const left = Date.parse(expiresAt) - now;
  const detail = [
    t('hold', { count: places, people: formatParty(l10n, party) }),
    ...(arrival === null ? [] : [t('expectedBy', { at: moment(l10n, arrival.to, now) })]),
  ].join(', ');
  const time =
    overdue && arrival !== null
      ? {
          icon: TriangleAlert,
          tone: 'overdue' as const,
          number: format.age(now - Date.parse(arrival.to)),
          label: t('time.overdue'),
        }
      : {
          icon: Hourglass,
          tone: 'held' as const,
          number: clock(l10n, expiresAt),
          label: left > 0 ? t('time.ends', { age: format.age(left) }) : t('time.ended'),
        };
  return (
    <Row
      id={holdId}
      {...time}
      title={where(hold)}
      detail={detail}
      note={extendsTo === null ? t('extendsNo') : t('extends', { at: moment(l10n, extendsTo, now) })}
      call={hold}
      to={shelterPath(shelterId)}
    />
  );
}
