import type { OpenPartyView, RequestView, TransferView } from '@safe-haven/contracts';
import { Car, MessageSquare, TriangleAlert } from 'lucide-react';
import { Link } from 'wouter';
import { Call } from '../../../features/call/call.tsx';
import { Refused } from '../../../features/command/refused.tsx';
import { useOfflineReason } from '../../../features/command/use-offline-reason.ts';
import { formatCounts } from '../../../features/request/answer-counts.ts';
import { placesOf } from '../../../features/request/use-request.ts';
import { useShelterName } from '../../../features/shelter/use-shelter-name.ts';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { clock, moment } from '../../../model/time/time.ts';
import { useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { Button } from '../../../ui/button.tsx';
import { TonightRow } from './tonight-row.tsx';
import { TonightTime } from './tonight-time.tsx';

interface RequestRowProps {
  readonly party: OpenPartyView;
  /** Its entry in the list; missing until loaded. */
  readonly request: RequestView | undefined;
}

/** An open request: since when, and the answers so far. */
export function RequestRow({ party, request }: RequestRowProps) {
  const t = useT('tonight');
  const r = useT('requests');
  const l10n = useL10n();
  const format = useFormat();
  const nameOf = useShelterName();
  const now = useNow(10_000);
  const since = Date.parse(party.since);
  return (
    <TonightRow
      kind={`request-${party.situation}`}
      id={party.id}
      time={<TonightTime icon={MessageSquare} number={format.age(now - since)} label={t('row.openSince')} />}
      title={formatParty(l10n, party.party)}
      detail={r('placesAsked', { count: placesOf(party) })}
      extra={
        party.situation === 'promised'
          ? r('promisedBy', { house: nameOf(request?.place?.shelterId ?? null) })
          : request && formatCounts(r, request)
      }
    >
      <Link href={`/requests/${encodeURIComponent(party.id)}`} className="button button-quiet">
        {t('needs.see')}
      </Link>
    </TonightRow>
  );
}

interface TransferRowProps {
  readonly party: OpenPartyView;
  readonly transfer: TransferView | undefined;
  /** Its first action is the primary button of the screen. */
  readonly isFirst?: boolean;
  refetch(): unknown;
}

/** An expected, overdue or diverted party. A diverted one has the numbers of both houses (TR-10). */
export function TransferRow({ party, transfer, isFirst = false, refetch }: TransferRowProps) {
  const t = useT('tonight');
  const w = useT('transfers');
  const disabledReason = useOfflineReason();
  const commands = useRequestCommands(refetch);
  const nameOf = useShelterName();
  const { overdue, diverted } = party;
  const called = calledAbout(transfer, diverted);
  const arrived = transfer?.may.includes('arrive') === true;
  const holdsAgain = diverted && transfer?.may.includes('accept') === true;
  const calm = overdue || diverted ? 'secondary' : 'quiet';
  return (
    <TonightRow
      kind={diverted ? 'diverted' : overdue ? 'overdue' : `transfer-${party.situation}`}
      id={party.id}
      time={<TransferTime party={party} />}
      {...useTransferTexts(party, transfer)}
      {...(called.length > 0 && {
        extra: called.map((shelterId) => (
          <Call
            key={shelterId}
            shelterId={shelterId}
            name={nameOf(shelterId)}
            showsName={diverted}
            {...(!diverted && { one: 'line' as const })}
          />
        )),
      })}
      below={commands.problem && <Refused problem={commands.problem} />}
    >
      {arrived && (
        <Button
          variant={isFirst ? 'primary' : calm}
          busy={commands.busy}
          disabledReason={disabledReason}
          onClick={() => void commands.transfer(party.id, 'arrive', {})}
        >
          {w('act.arrive')}
        </Button>
      )}
      {holdsAgain && (
        <Button
          variant={calm}
          busy={commands.busy}
          disabledReason={disabledReason}
          onClick={() => void commands.transfer(party.id, 'accept', { met: [] })}
        >
          {w('act.holdAgain')}
        </Button>
      )}
      <Link
        href={`/transfers/${encodeURIComponent(party.id)}`}
        className={`button button-${isFirst && !arrived ? 'primary' : calm}`}
      >
        {t('needs.see')}
      </Link>
    </TonightRow>
  );
}

/** The shelters to call about the party: that of the other side, of a diverted one both. */
function calledAbout(transfer: TransferView | undefined, diverted: boolean): readonly string[] {
  if (transfer === undefined) return [];
  const { from, to } = transfer;
  if (!diverted) return [to.mine ? from.shelterId : to.shelterId].filter((id) => id !== null);
  return [from.shelterId, to.shelterId].filter((id) => id !== null);
}

function TransferTime({ party: { due, since, overdue, diverted } }: Pick<TransferRowProps, 'party'>) {
  const t = useT('tonight');
  const l10n = useL10n();
  const format = useFormat();
  const now = useNow(10_000);
  const at = due ?? since;
  if (diverted)
    return (
      <TonightTime icon={TriangleAlert} tone="overdue" isUrgent number={clock(l10n, at)} label={t('row.diverted')} />
    );
  if (!overdue) return <TonightTime icon={Car} number={clock(l10n, at)} label={t('row.expected')} />;
  const age = format.age(now - Date.parse(at));
  return <TonightTime icon={TriangleAlert} tone="overdue" isUrgent number={age} label={t('row.overdue')} />;
}

/** The shelter, situation, party and arrival window. */
function useTransferTexts({ situation, overdue, diverted, party }: OpenPartyView, transfer: TransferView | undefined) {
  const t = useT('tonight');
  const l10n = useL10n();
  const nameOf = useShelterName();
  const now = useNow(10_000);
  const shelter = nameOf(transfer?.to.shelterId ?? null);
  const people = formatParty(l10n, party);
  const isPending = situation === 'proposed' || situation === 'accepted';
  return {
    title: diverted
      ? t('needs.diverted', { house: shelter })
      : overdue
        ? shelter
        : t(isPending ? `needs.${situation}` : 'needs.onTheWay', { house: shelter }),
    detail:
      transfer === undefined
        ? people
        : t('needs.expected', {
            people,
            from: moment(l10n, transfer.arrival.from, now),
            to: moment(l10n, transfer.arrival.to, now),
          }),
  };
}
