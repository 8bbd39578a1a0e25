import type { HandoverAccount } from '@safe-haven/contracts';
import { Car, TriangleAlert } from 'lucide-react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { clock } from '../../../model/time/time.ts';
import { Row } from './row.tsx';
import { useWhere } from './use-where.ts';

interface ExpectedRowProps {
  readonly party: HandoverAccount['expected'][number];
  readonly now: number;
}

/** A party that is expected in a shelter, or proposed to it. */
export function ExpectedRow({ party, now }: ExpectedRowProps) {
  const t = useT('handover');
  const l10n = useL10n();
  const where = useWhere();
  const format = useFormat();
  const { transferId, situation, arrival, overdue, diverted } = party;
  const time = diverted
    ? {
        icon: TriangleAlert,
        tone: 'overdue' as const,
        number: clock(l10n, arrival.to),
        label: t('time.diverted'),
      }
    : overdue
      ? {
          icon: TriangleAlert,
          tone: 'overdue' as const,
          number: format.age(now - Date.parse(arrival.to)),
          label: t('time.overdue'),
        }
      : {
          icon: Car,
          number: clock(l10n, arrival.to),
          label: t(situation === 'proposed' ? 'time.proposed' : 'time.expected'),
        };
  return (
    <Row
      id={transferId}
      {...time}
      title={where(party)}
      detail={formatParty(l10n, party.party)}
      call={party}
      to={`/transfers/${encodeURIComponent(transferId)}`}
    />
  );
}
