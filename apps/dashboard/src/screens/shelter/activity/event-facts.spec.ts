import { expect, test } from '@jest/globals';
import { event } from '../../../features/shelter/shelter.fixture.ts';
import { offeredCorrections } from './event-facts.ts';

test.each([
  ['PartyAdmitted', ['void', 'replace_time', 'replace_beds'], ['void', 'replace_time']],
  ['BedTakenOutOfService', ['void', 'replace_time'], ['void', 'replace_time']],
  ['HoldReleased', ['void'], ['void']],
  ['BedsHeld', ['replace_beds'], []],
  ['PartyMoved', [], []],
  ['RoomAdded', ['void'], []],
] as const)(
  'SH-13 of an entry %s that may be corrected by %j, the activity offers %j',
  (type, correctable, offered) => {
    expect(offeredCorrections(event(type, {}, { correctable: [...correctable] }))).toEqual(offered);
  },
);
