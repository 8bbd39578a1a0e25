import './expected.css';
import type { Hold, Room } from '@safe-haven/contracts';
import { Car, Hourglass, TriangleAlert } from 'lucide-react';
import { CallLine } from '../../../features/call/call.tsx';
import { isOverdue } from '../../../features/hold/on-the-way/on-the-way.ts';
import { ReleaseReasons } from '../../../features/hold/release-reasons.tsx';
import { AttemptResult } from '../../../features/shelter/attempt-result.tsx';
import { FormToggle } from '../../../features/shelter/form-toggle.tsx';
import { QueuedCommands, useQueuedFor } from '../../../features/shelter/queued-commands.tsx';
import { useShelter } from '../../../features/shelter/shelter-context.ts';
import { formatActor } from '../../../model/actor.ts';
import { useBoardClient } from '../../../model/board/use-board.ts';
import { listed } from '../../../model/l10n/l10n.ts';
import { formatParty } from '../../../model/party/party.ts';
import { moment } from '../../../model/time/time.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { expectedFirst } from './expected-first.ts';

interface ExpectedProps {
  readonly holds: readonly Hold[];
  readonly rooms: readonly Room[];
  readonly now: number;
}

/** Who is expected, before anything else, for those who open the door: one press says that they are here. */
export function ExpectedNow({ holds, rooms, now }: ExpectedProps) {
  const { l10n, may } = useShelter();
  if (holds.length === 0 || !may('admit-party')) return null;
  return (
    <section className="expected-now" aria-label={l10n.t('expected.title')}>
      <h3>
        {l10n.t('expected.title')} <span className="expected-count">{holds.length}</span>
      </h3>
      {expectedFirst(holds).map((hold, index) => (
        <ExpectedParty key={hold.holdId} hold={hold} rooms={rooms} now={now} isFirst={index === 0} />
      ))}
    </section>
  );
}

interface PartyProps extends Omit<ExpectedProps, 'holds'> {
  readonly hold: Hold;
  readonly isFirst: boolean;
}

function ExpectedParty({ hold, rooms, now, isFirst }: PartyProps) {
  const { l10n, may, open, commands, organisation } = useShelter();
  const { t } = l10n;
  const { holdId, beds, party, placedBy } = hold;
  const here = `${holdId}:here`;
  const refuse = `${holdId}:refuse`;
  const isQueued = useQueuedFor(holdId).length > 0;
  return (
    <article className="expected-party" data-expected={holdId} aria-label={formatParty(l10n, party)}>
      <ArrivalLine hold={hold} now={now} />
      <p className="expected-who">{formatParty(l10n, party)}</p>
      <p className="expected-where">
        {t('expected.sent', { rooms: listed(l10n, roomsOf(rooms, beds)), who: formatActor(t, placedBy, organisation) })}
      </p>
      {isQueued ? (
        <QueuedCommands about={holdId} />
      ) : (
        <>
          <Button
            variant={isFirst ? 'primary' : 'secondary'}
            wide
            busy={commands.asking(here)}
            onClick={() => void commands.send(here, 'admit-party', { holdId }, beds)}
          >
            {t('expected.here')}
          </Button>
          <div className="expected-others">
            <PlacerLine organisation={placedBy.organisation} />
            {may('release-hold') && <FormToggle place={refuse}>{t('expected.refuse')}</FormToggle>}
          </div>
          {open === refuse && <ReleaseReasons holdId={holdId} beds={beds} opener={refuse} />}
        </>
      )}
      <AttemptResult place={here} />
    </article>
  );
}

/** When they are expected, or until when they are held for. */
function ArrivalLine({ hold, now }: { readonly hold: Hold; readonly now: number }) {
  const { l10n } = useShelter();
  const { t } = l10n;
  const { arrival, overdueFrom, expiresAt } = hold;
  const until = t('expected.until', { at: moment(l10n, expiresAt, now) });
  if (arrival === null)
    return (
      <p className="expected-time">
        <Icon icon={Hourglass} size={18} />
        <b>{until}</b>
      </p>
    );
  const times = { from: moment(l10n, arrival.from, now), to: moment(l10n, arrival.to, now) };
  const late = isOverdue(hold, now);
  return (
    <p className="expected-time" data-late={late || undefined}>
      <Icon icon={late ? TriangleAlert : overdueFrom === null ? Hourglass : Car} size={18} />
      <b>{t(late ? 'setOut.late' : overdueFrom === null ? 'expected.between' : 'expected.way', times)}</b>
      <span>{until}</span>
    </p>
  );
}

/** The duty line of those who sent them, found by a house of theirs on the board; nothing where they have none. */
function PlacerLine({ organisation }: { readonly organisation: string | null }) {
  const { shelterId, organisation: own } = useShelter();
  const client = useBoardClient();
  const theirs =
    organisation === own
      ? shelterId
      : [...(client.board()?.rows.values() ?? [])].find((row) => row.organisation === organisation)?.shelterId;
  return theirs === undefined ? null : <CallLine shelterId={theirs} />;
}

const roomsOf = (rooms: readonly Room[], beds: readonly string[]): string[] =>
  rooms.filter((room) => room.beds.some(({ bedId }) => beds.includes(bedId))).map(({ label }) => label);
