import type { EndedHold } from '@safe-haven/contracts';
import { CircleCheck } from 'lucide-react';
import { Link } from 'wouter';
import { formatHoldEnd } from '../../../features/hold/format-hold-end.ts';
import { useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { useNow } from '../../../model/time/now.ts';
import { moment } from '../../../model/time/time.ts';
import { TonightRow } from '../rows/tonight-row.tsx';
import { TonightTime } from '../rows/tonight-time.tsx';

/** A hold that is over: how it ended. An arrival is in the open for a while and says that nothing is left to do. */
export function EndedRow({ hold, isNew = false }: { readonly hold: EndedHold; readonly isNew?: boolean }) {
  const t = useT('tonight');
  const l10n = useL10n();
  const now = useNow(60_000);
  const { holdId, shelterId, shelterName, area, party, how, at } = hold;
  return (
    <TonightRow
      kind={`hold-${how}`}
      id={holdId}
      time={
        <TonightTime
          {...(how === 'admitted' && { icon: CircleCheck, tone: 'arrived' as const })}
          number={moment(l10n, at, now)}
          label=""
        />
      }
      title={t('holds.where', { shelter: shelterName, area })}
      detail={`${formatParty(l10n, party)} · ${formatHoldEnd(l10n, hold, now)}`}
      extra={isNew ? t('ended.nothing') : undefined}
    >
      <Link href={shelterPath(shelterId)} className="button button-quiet">
        {t('needs.see')}
      </Link>
    </TonightRow>
  );
}
