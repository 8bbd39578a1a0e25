import type { NightHold } from '@safe-haven/contracts';
import { TriangleAlert } from 'lucide-react';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { moment } from '../../../model/time/time.ts';
import { Button } from '../../../ui/button.tsx';
import { focusActs } from '../holds/night-holds.tsx';
import { NeedRow } from './need-row.tsx';

/** A party that set out for the places held for it and should be there: what can be done is on the card of its hold. */
export function LateHoldRow({ hold }: { readonly hold: NightHold }) {
  const t = useT('tonight');
  const l10n = useL10n();
  const format = useFormat();
  const now = useNow(10_000);
  const { holdId, shelterName, party, arrival } = hold;
  if (arrival === null) return null;
  return (
    <NeedRow
      icon={TriangleAlert}
      kind="overdue"
      id={holdId}
      title={t('needs.overdue', { age: format.age(now - Date.parse(arrival.to)) })}
      detail={t('needs.expectedAt', {
        house: shelterName,
        people: formatParty(l10n, party),
        from: moment(l10n, arrival.from, now),
        to: moment(l10n, arrival.to, now),
      })}
    >
      <Button onClick={() => focusActs(holdId)}>{t('needs.see')}</Button>
    </NeedRow>
  );
}
