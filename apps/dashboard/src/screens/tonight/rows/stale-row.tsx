import type { Tonight } from '@safe-haven/contracts';
import { Clock } from 'lucide-react';
import { Link } from 'wouter';
import { Refused } from '../../../features/command/refused.tsx';
import { CONFIRM, ConfirmButton } from '../../../features/confirm/confirm-button.tsx';
import { QueuedCommandRow } from '../../../features/offline/queued-command-row.tsx';
import { useFormat, useT } from '../../../locales/use-t.ts';
import { useL10n } from '../../../model/l10n/use-l10n.ts';
import { shelterPath } from '../../../model/shelter-path.ts';
import { useNow } from '../../../model/time/now.ts';
import { ago, clock, moment } from '../../../model/time/time.ts';
import { useShelterCommands } from '../../../net/command/use-shelter-commands.ts';
import { useQueuedCommands } from '../../../net/outbox/use-outbox.ts';
import { TonightRow } from './tonight-row.tsx';
import { TonightTime } from './tonight-time.tsx';

type StaleShelter = Tonight['stale'][number];

interface StaleRowProps {
  readonly shelter: StaleShelter;
  /** Refetches; resolves once rendered. */
  refetch(): Promise<void>;
}

/** A shelter that is asked to confirm, or was not confirmed for hours: one press confirms its numbers. */
export function StaleRow({ shelter, refetch }: StaleRowProps) {
  const t = useT('tonight');
  const l10n = useL10n();
  const now = useNow(30_000);
  const commands = useShelterCommands(shelter.shelterId, refetch);
  const { shelterId, revision, confirmedAt, askedSince } = shelter;
  const waits = useQueuedCommands().filter((w) => w.shelterId === shelterId && w.name === 'confirm-occupancy');
  const attempt = commands.attempts.find((candidate) => candidate.place === CONFIRM);
  return (
    <TonightRow
      kind={askedSince === null ? 'stale' : 'asked'}
      id={shelterId}
      time={askedSince === null ? <StaleTime confirmedAt={confirmedAt} /> : <AskedTime since={askedSince} />}
      title={askedSince === null ? t('needs.stale', { shelter: shelter.name }) : shelter.name}
      extra={shelter.counted ? undefined : <CurrentNumbers places={shelter.places} />}
      detail={confirmedAt === null ? t('needs.never') : t('needs.confirmed', { ago: ago(l10n, confirmedAt, now) })}
      below={
        <>
          {waits.map((command) => (
            <QueuedCommandRow key={command.key} command={command} />
          ))}
          {attempt?.problem && <Refused problem={attempt.problem} />}
        </>
      }
    >
      {waits.length === 0 && !shelter.counted && <ConfirmButton commands={commands} revision={revision} />}
      <Link href={shelterPath(shelterId)} className="button button-quiet">
        {t('row.openHouse')}
      </Link>
    </TonightRow>
  );
}

function StaleTime({ confirmedAt }: Pick<StaleShelter, 'confirmedAt'>) {
  const t = useT('tonight');
  const l10n = useL10n();
  const format = useFormat();
  const now = useNow(30_000);
  if (confirmedAt === null) return <TonightTime icon={Clock} number="" label={t('needs.never')} />;
  const age = format.age(now - Date.parse(confirmedAt));
  return <TonightTime icon={Clock} number={age} label={t('row.since', { at: moment(l10n, confirmedAt, now) })} />;
}

function AskedTime({ since }: { readonly since: string }) {
  const t = useT('tonight');
  const l10n = useL10n();
  return <TonightTime icon={Clock} number={clock(l10n, since)} label={t('row.askedAt')} />;
}

/** The numbers on the board, which are confirmed. */
function CurrentNumbers({ places }: Pick<StaleShelter, 'places'>) {
  const t = useT('look');
  const format = useFormat();
  const { free, spare, held, occupied, outOfService: out } = places;
  const states = { free, spare, held, occupied, out };
  return (
    <p>
      {(['free', 'spare', 'held', 'occupied', 'out'] as const)
        .filter((state) => state === 'free' || states[state] > 0)
        .map((state) => `${format.number(Math.max(0, states[state]))} ${t(`place.${state}`, { count: states[state] })}`)
        .join(' · ')}
    </p>
  );
}
