import { setImmediate as nextTurn } from 'node:timers/promises';
import { type KnownShelter, type KnownShelters, nightsDigest } from '@safe-haven/contracts/exchange';
import { type Actor, isOwn, type KeptShelter, type Registered, seesExact } from '@safe-haven/domain';
import type { BoardFeed } from '../feed/board.feed.ts';

/** Maximum time that one request blocks the event loop. */
const AT_ONCE_MS = 5;

/** The shelters of the caller's organisation as an import needs them; unreadable ones are left out. */
export async function knownSheltersOf(feed: BoardFeed, actor: Actor): Promise<KnownShelters> {
  const shelters: KnownShelter[] = [];
  let since = performance.now();
  for (const { state, unreadable } of [...feed.network.shelters.values()]) {
    if (state.situation === 'unregistered' || unreadable !== null || !isOwn(actor, state)) continue;
    shelters.push(knownShelterOf(state, seesExact(actor, state)));
    // Years of nights take a while the first time; other commands must not wait for them.
    if (performance.now() - since < AT_ONCE_MS) continue;
    await nextTurn();
    since = performance.now();
  }
  return { shelters: shelters };
}

/** A shelter as an import needs it. `exact`: the caller sees its beds; otherwise its rooms are left out. */
export function knownShelterOf(state: Registered, exact: boolean): KnownShelter {
  const { shelterId, name, organisation, country, area, timezone, kind, situation, rules } = state;
  return {
    ...{ shelterId, name, organisation, country, areaId: area.id, timezone, kind, mode: situation },
    rules: rules && { ...rules },
    nights: nightsOf(state.census.months),
    rooms: exact && state.situation === 'kept' ? roomsOf(state) : [],
    stays: exact && state.situation === 'kept' ? staysOf(state) : [],
  };
}

type Months = Registered['census']['months'];
/** A month without new reports stays the same object, so the digest of its nights is computed once. */
const digests = new WeakMap<Months[string], string>();

function nightsOf(months: Months): KnownShelter['nights'] {
  return Object.fromEntries(
    Object.entries(months).map(([name, month]) => {
      const digest = digests.get(month) ?? nightsDigest(Object.values(month))[name] ?? '';
      digests.set(month, digest);
      return [name, digest];
    }),
  );
}

const roomsOf = ({ rooms, beds }: KeptShelter): KnownShelter['rooms'] =>
  Object.values(rooms).map(({ roomId, label, privacy, forWhom = null }) => ({
    label,
    privacy,
    forWhom,
    beds: Object.values(beds)
      .filter((bed) => bed.roomId === roomId)
      .map((bed) => ({ bedId: bed.bedId, label: bed.label, kind: bed.kind })),
  }));

const staysOf = ({ stays }: KeptShelter): KnownShelter['stays'] =>
  Object.values(stays).map(({ beds, party: { women, men, other, girls, boys, infants } }) => ({
    beds: [...beds],
    people: women + men + other + girls + boys + infants,
  }));
