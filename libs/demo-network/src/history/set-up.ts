import { areaById } from '@safe-haven/contracts';
import { type Actor, MINUTE, SECOND } from '@safe-haven/domain';
import { type Random, seededRandom } from '../random.ts';
import type { DemoKeptShelter, DemoShelter } from '../shelters/shelter.ts';
import type { ShelterLog } from './shelter-log.ts';
import { bedIdOf, letterOf, roomIdOf } from './simulated-shelter.ts';
import type { Staff } from './staff.ts';

/** A manager registers the shelter and sets it up room by room; somebody else publishes it. Returns when, in ms. */
export function setUp(log: ShelterLog, shelter: DemoShelter, staff: Staff, random: Random, from: number): number {
  const { manager, publisher } = staff;
  let ms = from;
  const pause = (): number => (ms += random.int(20 * SECOND, 2 * MINUTE));
  const { name, country, timezone, mode, kind, rules } = shelter;
  const area = areaById(shelter.area);
  if (!area) throw new Error(`The catalogue has no area ${shelter.area}.`);
  const organisation = shelter.organisation.name;
  const ref = { id: area.id, name: area.names.en };
  log.send(ms, manager, { type: 'register', name, organisation, country, area: ref, timezone, mode, kind });
  log.send(pause(), manager, { type: 'change-intake-rules', rules });
  if (shelter.mode === 'kept') {
    if (shelter.policy) log.send(pause(), manager, { type: 'change-hold-policy', ...shelter.policy });
    for (const room of shelter.rooms.keys()) addRoom(log, shelter, room, manager, pause);
  }
  // A random sequence of its own, so that generated histories are the same as before publication existed.
  log.send(ms, publisher, { type: 'publish' }, 'app', seededRandom(`published/${shelter.shelterId}`));
  return ms;
}

function addRoom(log: ShelterLog, shelter: DemoKeptShelter, index: number, manager: Actor, pause: () => number): void {
  const room = shelter.rooms[index];
  if (!room) return;
  const roomId = roomIdOf(shelter, index);
  const stepFree = room.features.includes('step_free');
  const { privacy, features } = room;
  log.send(pause(), manager, { type: 'add-room', roomId, label: `Room ${index + 1}`, privacy, features });
  const beds = room.beds.map(({ kind }, i) => ({
    bedId: bedIdOf(shelter, index, i),
    label: `${index + 1}${letterOf(i)}`,
    kind,
    stepFree,
  }));
  log.send(pause(), manager, { type: 'add-beds', roomId, beds });
}
