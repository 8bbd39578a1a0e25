import type { ShelterCommand } from '../shelter/commands/command.ts';
import type { Party } from '../terms.ts';
import { canBeGiven, type Model, mayJoin, roomsFor } from './model.ts';

/** `yes`, or the code of the refusal. */
type Verdict = string;

/** Deadlines and endings that the model keeps for itself. */
export interface ModelNotes {
  readonly deadline: Map<string, { at: string; left: number; longest: string }>;
  readonly ended: Set<string>;
}

const heads = (p: Party) => ({ adults: p.women + p.men + p.other, children: p.girls + p.boys });

/** Which rooms would take the party, tightest household first: what SH-9 says, by brute force. */
export function bestRooms(model: Model, party: Party): readonly string[] {
  for (const overflow of [false, true]) {
    for (const privacy of ['household', 'shared']) {
      const fit = roomsFor(model, party, overflow).filter((r) => r.privacy === privacy && r.leftOver !== null);
      const least = Math.min(...fit.map((r) => r.leftOver as number));
      if (fit.length > 0) return fit.filter((r) => r.leftOver === least).map((r) => r.room);
    }
  }
  return [];
}

function nowhere(model: Model, party: Party): Verdict {
  const { adults, children } = heads(party);
  if (roomsFor(model, party, true, true).some(({ leftOver }) => leftOver !== null)) return 'room_not_for_party';
  const open = [...model.beds].filter(
    ([id, b]) => b.kind !== 'cot' && b.service === 'in' && !model.owner.has(id) && canBeGiven(model, b.room),
  );
  return open.length < adults + children ? 'no_free_place' : 'cannot_place_together';
}

/** What speaks against just these beds for a party that may already own some as `self`. */
function against(model: Model, ids: readonly string[], party: Party, self: string | null, exempt: boolean): Verdict {
  const beds = [...new Set(ids)].map((id) => ({ id, ...model.beds.get(id), owner: model.owner.get(id) ?? self }));
  if (beds.some((b) => b.service === undefined)) return 'bed_unknown';
  if (beds.some((b) => b.service === 'out' || b.service === 'closed')) return 'bed_out_of_service';
  if (beds.some((b) => b.owner !== self)) return 'bed_taken';
  for (const [id, owner] of model.owner) {
    const room = model.beds.get(id)?.room as string;
    const shares = beds.some((b) => b.room === room) && model.rooms.get(room) === 'household';
    if (shares && owner !== self) return 'room_taken';
  }
  const mine = new Set((model.parties.get(self ?? '')?.beds ?? []).map((id) => model.beds.get(id)?.room));
  const shared = beds.filter((b) => model.rooms.get(b.room as string) === 'shared').map((b) => b.room as string);
  const moves = beds.some((b) => !mine.has(b.room));
  if (!exempt && moves && shared.some((room) => !mayJoin(model, room, party, self))) return 'room_not_for_party';
  const { adults, children } = heads(party);
  const cots = beds.filter((b) => b.kind === 'cot').length;
  const partial = beds.filter((b) => b.kind === 'child').length;
  const isRight = beds.length - cots === adults + children && partial <= children && cots <= party.infants;
  return isRight ? 'yes' : 'beds_do_not_suit';
}

/** Whether a hold is of as many grown-ups and as many children (TR-14). */
const isHeld = (model: Model, party: Party): boolean =>
  [...model.parties.values()].some(
    (of) =>
      of.kind === 'hold' &&
      heads(of.party).adults === heads(party).adults &&
      heads(of.party).children + of.party.infants === heads(party).children + party.infants,
  );

/** The expected outcome of a command by the rules of docs/SPEC.md alone; null: outside of this model. */
export function verdict(model: Model, notes: ModelNotes, command: ShelterCommand): Verdict | null {
  const endedOrUnknown = (id: string, code: string) => (notes.ended.has(id) ? `${code}_ended` : `${code}_unknown`);
  switch (command.type) {
    case 'hold-beds':
    case 'admit-party': {
      if (command.type === 'admit-party' && command.holdId !== undefined) {
        const { holdId } = command;
        if (model.parties.get(holdId)?.kind === 'hold') return command.party || command.beds ? null : 'yes';
        return notes.ended.has(holdId) ? null : 'hold_unknown';
      }
      const party = command.party as Party;
      if (command.type === 'admit-party' && !command.anotherParty && isHeld(model, party)) return 'party_is_held';
      const exempt = command.type === 'admit-party' && command.roomException === true;
      if (command.beds) return against(model, command.beds, party, null, exempt);
      if (bestRooms(model, party).length > 0) return 'yes';
      const why = nowhere(model, party);
      return exempt && why === 'room_not_for_party' ? 'yes' : why;
    }
    case 'extend-hold': {
      const d = notes.deadline.get(command.holdId);
      if (d === undefined || !model.parties.has(command.holdId)) return endedOrUnknown(command.holdId, 'hold');
      return d.left === 0 ? 'no_extension_left' : d.at >= d.longest ? 'past_longest_end' : 'yes';
    }
    case 'release-hold':
      return model.parties.has(command.holdId) ? 'yes' : endedOrUnknown(command.holdId, 'hold');
    case 'move-party': {
      const stay = model.parties.get(command.stayId);
      const missing = command.beds.some((id) => !model.beds.has(id));
      if (missing) return 'bed_unknown';
      return stay === undefined
        ? endedOrUnknown(command.stayId, 'stay')
        : against(model, command.beds, stay.party, command.stayId, command.roomException === true);
    }
    case 'discharge-party':
      return model.parties.has(command.stayId) ? 'yes' : endedOrUnknown(command.stayId, 'stay');
    case 'take-bed-out-of-service': {
      const bed = model.beds.get(command.bedId);
      if (bed === undefined) return 'bed_unknown';
      return bed.service === 'out' ? 'already_out_of_service' : model.owner.has(command.bedId) ? 'bed_in_use' : 'yes';
    }
    case 'return-bed-to-service': {
      const bed = model.beds.get(command.bedId);
      return bed === undefined ? 'bed_unknown' : bed.service === 'out' ? 'yes' : 'not_out_of_service';
    }
    case 'retire-bed':
      return !model.beds.has(command.bedId) ? 'bed_unknown' : model.owner.has(command.bedId) ? 'bed_in_use' : 'yes';
    default:
      return null;
  }
}
