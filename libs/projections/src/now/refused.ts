import type { Problem } from '@safe-haven/contracts';
import { isOfSpace, type Rejection, type RejectionCode, type Role } from '@safe-haven/domain';

/** Title and next steps of each rejection. The dashboard has its own texts in six languages. */
const SENTENCES: Readonly<Record<RejectionCode, readonly [title: string, next: string]>> = {
  already_registered: ['This house is registered already.', 'Change its profile instead.'],
  shelter_not_registered: ['There is no such house.', 'Check the address.'],
  shelter_is_counted: ['This house only reports its count.', 'Ask the house by phone.'],
  already_published: ['This house is published already.', 'Nothing needs to be done.'],
  change_unknown: ['This change waits no more.', 'Load the house again.'],
  second_person_needed: [
    'The person who registered a house, or proposed a change, can’t publish it.',
    'Ask another manager of the organisation, or the administrator.',
  ],
  proposer_gone: [
    'The person who proposed this change has no access to the house any more.',
    'Refuse it, and propose it again if it is right.',
  ],
  house_closed: ['This house is closed.', 'Reopen it first.'],
  house_not_published: [
    'This house is still being set up.',
    'Nobody is placed there before a second person has published it. Look for another house.',
  ],
  not_closed: ['This house is not closed.', 'Nothing needs to be done.'],
  no_beds: ['This house has no beds yet.', 'Add its rooms and beds before it is published.'],
  change_waits: [
    'Another change of name or place waits for a second person.',
    'Publish or refuse it first. The person who proposed it can withdraw it.',
  ],
  country_not_of_organisation: [
    'The organisation does not work in that country.',
    'Ask the administrator: an account of the organisation in that country is what says so.',
  ],
  name_like_another: ['Another house of that area has a name like this.', 'Choose a name that nobody takes for it.'],
  surge_unknown: ['No surge asks for extra places here.', 'Load the surges again.'],
  surge_of_another_country: ['This surge is for another country.', 'Look for the one of the country of the house.'],
  surge_has_ended: ['This surge is over.', 'Nothing needs to be done.'],
  ask_the_house: ['This house decides itself who comes.', 'Ask the house.'],
  time_in_future: ['That time has not come yet.', 'Give a time that has passed.'],
  too_long_ago: ['That is more than 72 hours ago.', 'Ask a manager to correct the record.'],
  call_too_long_ago: [
    'The call was too long ago',
    'A call is written down within two hours. Call the house once more.',
  ],
  until_in_past: ['That end has passed already.', 'Give a later time.'],
  empty_party: ['A party has at least one person.', 'Say who is coming.'],
  room_unknown: ['There is no such room.', 'Load the house again.'],
  bed_unknown: ['There is no such bed.', 'Load the house again.'],
  hold_unknown: ['There is no such hold.', 'Load the house again.'],
  stay_unknown: ['There is no such stay.', 'Load the house again.'],
  event_unknown: ['There is no such event.', 'Load the activity again.'],
  name_taken: ['That id is taken.', 'Choose another.'],
  room_not_empty: ['The room still has beds.', 'Retire its beds first.'],
  house_in_use: ['Somebody is in this house, or a bed of it is held.', 'Discharge or release them first.'],
  hold_ended: ['This hold has ended.', 'Hold again if places are free.'],
  stay_ended: ['This stay has ended.', 'Load the house again.'],
  not_your_hold: ['This hold is not yours.', 'Ask the house.'],
  intake_paused: ['The house takes nobody just now.', 'Ask the house, or look for another.'],
  party_is_held: ['A place is held here for as many people.', 'Admit that hold, or say that this is another party.'],
  party_is_expected: [
    'As many people are on the way here, and their place is gone.',
    'Say that they have arrived, or that this is another party.',
  ],
  party_not_taken: ['The rules of the house do not allow this party.', 'Decline, or change the rules.'],
  not_paused: ['Intake is not paused.', 'Nothing needs to be done.'],
  already_out_of_service: ['The bed is out of service already.', 'Nothing needs to be done.'],
  not_out_of_service: ['The bed is in service.', 'Nothing needs to be done.'],
  no_overflow_beds: ['The house has no overflow beds to open.', 'Add overflow beds first.'],
  too_few_overflow_beds: [
    'The house has fewer extra beds than that.',
    'Say a smaller number, or add extra beds to a room first.',
  ],
  overflow_not_open: ['No overflow is open.', 'Nothing needs to be done.'],
  no_departure_plan: ['No departure is planned.', 'Nothing needs to be done.'],
  count_not_waiting: ['This count does not wait any more.', 'Look at the house again.'],
  revision_passed: ['The house has changed since you looked.', 'Look again, then confirm.'],
  held_again_too_soon: ['Your hold here lapsed less than 30 minutes ago.', 'Ask the house, or look for another.'],
  bed_out_of_service: ['That bed is out of service.', 'Choose another bed.'],
  bed_taken: ['Somebody else was faster.', 'See what is still free.'],
  room_taken: ['Another party lives in that room.', 'Choose another room.'],
  room_not_for_party: [
    'That room is not for this party, or not with those who are in it.',
    'Choose another room; whoever admits them may decide otherwise, and it is recorded.',
  ],
  bed_in_use: ['The bed is in use.', 'Move or release first.'],
  beds_do_not_suit: ['These beds do not suit this party.', 'Choose others, or let the rules choose.'],
  no_free_place: ['There are not enough free places here.', 'Look for another house.'],
  cannot_place_together: ['The party does not fit together here.', 'Look for another house.'],
  no_extension_left: ['This hold cannot be extended again.', 'Release it, or ask the house.'],
  past_longest_end: ['The hold has reached its longest end.', 'Release it, or ask the house.'],
  overlaps_earlier_use: ['The bed was in other use at that time.', 'Check the time and the bed.'],
  nothing_to_undo: ['There is nothing of yours to undo here.', 'Correct the event instead.'],
  not_your_last_action: ['That is not what you did last here.', 'Correct the event instead.'],
  undo_too_late: ['More than 30 seconds have passed.', 'Correct the event instead.'],
  party_on_the_way: [
    'They have set out. Without this place they are on the way to none.',
    'Say that you know it (`diverts`): then it is told at once to everybody who has to do with them.',
  ],
  correction_not_allowed: ['This event cannot be corrected.', 'Ask a manager.'],
  correction_breaks_later_events: ['Later events would no longer hold.', 'Correct the later event first.'],
};

/** A rejection as a problem document, for callers who see exact numbers. */
export function shelterProblem(rejection: Rejection): Partial<Problem> {
  const { code, happened, free, together, eventId, ruleBroken, holdId, transferId } = rejection;
  const [title, next] = SENTENCES[code];
  return {
    code,
    title,
    next,
    ...(happened ? { happened: { ...happened } } : {}),
    ...(free === undefined ? {} : { free }),
    ...(together === undefined ? {} : { together }),
    ...(holdId ? { holdId } : {}),
    ...(transferId ? { transferId } : {}),
    ...(eventId ? { eventId, ruleBroken } : {}),
  };
}

/**
 * The same for callers who see bands (PV-1): one code for every lack of space, no count and no instant. `takenBy`: the
 * role of the winner of a race; for the caller's own hold, how it ended and by which role.
 */
export function bandedProblem(rejection: Rejection, takenBy: Role | null): Partial<Problem> {
  const { code, happened } = rejection;
  if (isOfSpace(rejection)) {
    const [title, next] = ['There is no place for this party here.', 'Look for another house.'];
    return {
      code: 'no_place_for_party',
      title,
      next,
      ...(takenBy ? { happened: { what: 'taken', byRole: takenBy } } : {}),
    };
  }
  const [title, next] = SENTENCES[code];
  const { what, byRole } = happened ?? {};
  return { code, title, next, ...(what && byRole ? { happened: { what, byRole } } : {}) };
}
