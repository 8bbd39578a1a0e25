import { type Actor, MINUTE, type ShelterCommand } from '@safe-haven/domain';
import { HOUSES, type HouseId, NO_COUNTRY, PRACTICE_HOUSES, type TownId } from './houses.ts';
import { newIdOf, PracticeLog } from './log.ts';

/** Names in the language of the person who plays: of birds, and of towns of no country. */
export interface Words {
  readonly houses: Readonly<Record<HouseId, string>>;
  readonly towns: Readonly<Record<TownId, string>>;
  readonly meetingPoints: Readonly<Record<TownId, string>>;
  readonly organisation: string;
  readonly hotline: string;
  /** What is no part of a practice night. */
  readonly notHere: string;
}

/** Which night it is: printed with the results, so that everybody knows to have played the same. */
export const SEED = 'birds-1';

const of = (person: string, role: Actor['role'], organisation: string): Actor => ({
  person: `practice:${person}`,
  role,
  organisation,
  country: NO_COUNTRY,
});

/** Who is there besides the one who plays. */
const peopleOf = ({ organisation, hotline }: Words) => ({
  manager: of('manager', 'manager', organisation),
  publisher: of('publisher', 'manager', organisation),
  staff: of('staff', 'shelter_staff', organisation),
  /** Those who may play, by role. */
  hotline: of('player', 'hotline', hotline),
  shelter_staff: { ...of('player', 'shelter_staff', organisation), shelters: ['heron'] as readonly string[] },
  coordinator: of('player', 'coordinator', organisation),
  /** Others of the night: who is faster, and who sends somebody. */
  colleague: of('colleague', 'hotline', organisation),
  caller: of('caller', 'hotline', hotline),
});
type People = ReturnType<typeof peopleOf>;

/** A night that is being written: commands one after the other, each accepted. */
export interface Writing {
  readonly log: PracticeLog;
  readonly people: People;
  /**
   * Sends a command at an instant in ms, and returns the id of what it creates. Throws if it is refused, since the night is
   * the same for everybody.
   */
  send(at: number, by: Actor, shelterId: HouseId, command: ShelterCommand): string;
}

/** The six houses as they are when a night begins, `now` in ms: written by the deciders, in a log of its own. */
export function writeNight(words: Words, timezone: string, now: number): Writing {
  const log = new PracticeLog();
  const people = peopleOf(words);
  let commands = 0;
  const send: Writing['send'] = (at, actor, shelterId, command) => {
    const commandId = `${SEED}-${++commands}`;
    const handled = log.handle({ actor, shelterId, command, commandId, now: at });
    if (handled.kind !== 'done') throw new Error(`The practice night breaks a rule: ${command.type} at ${shelterId}.`);
    return newIdOf(commandId);
  };
  for (const shelterId of HOUSES) openHouse({ log, people, send }, shelterId, { words, timezone, now });
  return { log, people, send };
}

const LONG_AGO = 20 * 24 * 60;

function openHouse(
  { log, people: { manager, publisher, staff }, send }: Writing,
  shelterId: HouseId,
  { words, timezone, now }: { readonly words: Words; readonly timezone: string; readonly now: number },
): void {
  const house = PRACTICE_HOUSES[shelterId];
  const at = (minutesBefore: number) => now - minutesBefore * MINUTE;
  send(at(LONG_AGO), manager, shelterId, {
    type: 'register',
    name: words.houses[shelterId],
    organisation: words.organisation,
    country: NO_COUNTRY,
    area: { id: `practice-${house.town}`, name: words.towns[house.town] },
    timezone,
    mode: 'kept',
    kind: 'crisis',
    rooms: house.rooms,
  });
  send(at(LONG_AGO - 5), manager, shelterId, { type: 'change-intake-rules', rules: rulesOf(house.sonsMaxAge) });
  if (house.asksFirst)
    send(at(LONG_AGO - 6), manager, shelterId, { type: 'change-hold-policy', directHolds: 'nobody' });
  send(at(LONG_AGO - 10), publisher, shelterId, { type: 'publish' });
  for (const [i, { party, beds }] of house.stays.entries())
    send(at(3_000 - i * 600), staff, shelterId, { type: 'admit-party', party, beds: [...beds] });
  if (house.paused)
    send(at(house.confirmedMinutes + 5), staff, shelterId, { type: 'pause-intake', reason: 'no_staff' });
  send(at(house.confirmedMinutes), staff, shelterId, {
    type: 'confirm-occupancy',
    revision: log.of(shelterId).length,
  });
}

const rulesOf = (sonsMaxAge: number) => ({
  gender: ['women', 'girls', 'boys'],
  sons_max_age: sonsMaxAge,
  intake_hours: '24/7',
  security_level: 3,
});
