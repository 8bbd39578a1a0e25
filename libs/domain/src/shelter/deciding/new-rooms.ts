import type { CommandInput } from '@safe-haven/contracts';
import { own } from '@safe-haven/lang';
import type { ForWhom, RoomPrivacy } from '../../terms.ts';
import type { ShelterEvent } from '../events.ts';
import type { KeptShelter } from '../state.ts';
import { comparableLabel } from './changes.ts';

type NewRoom = CommandInput<'add-rooms'>['rooms'][number];

/** For whom a room says that it is: a household room is for one party, any. */
export const forWhomOf = (privacy: RoomPrivacy, forWhom: ForWhom | undefined): { readonly forWhom?: ForWhom } =>
  privacy === 'shared' && forWhom !== undefined ? { forWhom } : {};

/** Names and ids in use, which new rooms and beds may not repeat. */
type Known = Pick<KeptShelter, 'rooms' | 'beds'>;
export const NO_ROOMS: Known = { rooms: {}, beds: {} };

/**
 * The facts of new rooms and their beds, with ids derived from the command; null: a name or an id is in use, or given
 * twice. Bed names are unique within a room only.
 */
export function newRooms(rooms: readonly NewRoom[], known: Known, newId: string): readonly ShelterEvent[] | null {
  const labels = new Set(Object.values(known.rooms).map(({ label }) => comparableLabel(label)));
  const bedIds = new Set(Object.keys(known.beds));
  const events: ShelterEvent[] = [];
  for (const [i, { label, privacy, forWhom, features = [], beds }] of rooms.entries()) {
    const roomId = `${newId}-r${i + 1}`;
    if (labels.has(comparableLabel(label)) || own(known.rooms, roomId)) return null;
    labels.add(comparableLabel(label));
    events.push({ type: 'RoomAdded', roomId, label, privacy, ...forWhomOf(privacy, forWhom), features });
    const added = newBeds(roomId, beds, bedIds);
    if (added === null) return null;
    events.push(...added);
  }
  return events;
}

function newBeds(roomId: string, beds: NewRoom['beds'], bedIds: Set<string>): readonly ShelterEvent[] | null {
  const labels = new Set<string>();
  const events: ShelterEvent[] = [];
  for (const [i, { label, kind, stepFree = false, ...bed }] of beds.entries()) {
    const bedId = bed.bedId ?? `${roomId}-${i + 1}`;
    if (bedIds.has(bedId) || labels.has(comparableLabel(label))) return null;
    bedIds.add(bedId);
    labels.add(comparableLabel(label));
    events.push({ type: 'BedAdded', bedId, roomId, label, kind, stepFree });
  }
  return events;
}
