import type { OpenPartyView, TransferView } from '@safe-haven/contracts';
import { Car, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { Call } from '../../../features/call/call.tsx';
import { Refused } from '../../../features/command/refused.tsx';
import { useOfflineReason } from '../../../features/command/use-offline-reason.ts';
import { useShelterName } from '../../../features/shelter/use-shelter-name.ts';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { useNow } from '../../../model/time/now.ts';
import { clock, moment } from '../../../model/time/time.ts';
import { type RequestCommands, useRequestCommands } from '../../../net/command/use-request-commands.ts';
import { Button } from '../../../ui/button.tsx';
import { StillExpected } from './still-expected.tsx';
import { TonightRow } from './tonight-row.tsx';
import { TonightTime } from './tonight-time.tsx';

interface TransferRowProps {
  readonly party: OpenPartyView;
  readonly transfer: TransferView | undefined;
  /** Its first action is the primary button of the screen. */
  readonly isFirst?: boolean;
  refetch(): unknown;
}

/** An expected, overdue or diverted party. A diverted one has the numbers of both houses (TR-10). */
export function TransferRow({ party, transfer, isFirst = false, refetch }: TransferRowProps) {
  const commands = useRequestCommands(refetch);
  const nameOf = useShelterName();
  const [isDelaying, setIsDelaying] = useState(false);
  const { overdue, diverted } = party;
  const called = calledAbout(transfer, diverted);
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
      below={
        <>
          {commands.problem && <Refused problem={commands.problem} />}
          {isDelaying && (
            <StillExpected transferId={party.id} commands={commands} onClose={() => setIsDelaying(false)} />
          )}
        </>
      }
    >
      <TransferActions
        party={party}
        may={transfer?.may ?? []}
        isFirst={isFirst}
        commands={commands}
        isDelaying={isDelaying}
        onDelay={() => setIsDelaying(!isDelaying)}
      />
    </TonightRow>
  );
}

interface TransferActionsProps extends Required<Pick<TransferRowProps, 'party' | 'isFirst'>> {
  readonly may: TransferView['may'];
  readonly commands: RequestCommands;
  readonly isDelaying: boolean;
  onDelay(): void;
}

/** They have arrived, are still expected, or are held for again; the first of these is the primary one of the first row. */
function TransferActions({ party, may, isFirst, commands, isDelaying, onDelay }: TransferActionsProps) {
  const t = useT('tonight');
  const w = useT('transfers');
  const disabledReason = useOfflineReason();
  const { id, overdue, diverted } = party;
  const arrived = may.includes('arrive');
  const delays = overdue && may.includes('change-arrival');
  const calm = overdue || diverted ? 'secondary' : 'quiet';
  const sends = { busy: commands.busy, disabledReason };
  return (
    <>
      {arrived && (
        <Button
          variant={isFirst ? 'primary' : calm}
          {...sends}
          onClick={() => void commands.transfer(id, 'arrive', {})}
        >
          {w('act.arrive')}
        </Button>
      )}
      {delays && (
        <Button
          variant={isFirst && !arrived ? 'primary' : calm}
          disabledReason={disabledReason}
          aria-expanded={isDelaying}
          data-opens={`still ${id}`}
          onClick={onDelay}
        >
          {w('act.still')}
        </Button>
      )}
      {diverted && may.includes('accept') && (
        <Button variant={calm} {...sends} onClick={() => void commands.transfer(id, 'accept', { met: [] })}>
          {w('act.holdAgain')}
        </Button>
      )}
      <Link
        href={`/transfers/${encodeURIComponent(id)}`}
        className={`button button-${delays ? 'quiet' : isFirst && !arrived ? 'primary' : calm}`}
      >
        {t('needs.see')}
      </Link>
    </>
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
      ? t('needs.diverted', { shelter: shelter })
      : overdue
        ? shelter
        : t(isPending ? `needs.${situation}` : 'needs.onTheWay', { shelter: shelter }),
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
