import { describe, expect, it } from '@jest/globals';
import { after, MINUTE } from '../instant.ts';
import { isOfShelter } from '../policy/may.ts';
import { intervals } from '../testing/model.ts';
import { live, night, plainNight } from '../testing/night.ts';
import { CLOCK, COORDINATOR, HOTLINE, MANAGER, party, STAFF, WOMAN } from '../testing/people.ts';
import { ctx } from '../testing/positions.ts';
import { always } from '../testing/seed.ts';
import { idOfStay } from '../testing/shelter.ts';
import { bedUse } from './beds/bed-use.ts';
import { decideShelter } from './decide.ts';

describe('stays and counts, in any night', () => {
  it('SH-10: by occurred times, no two parties ever had one bed or one household room, and none a bed out of service', () => {
    always(night, (n) => {
      const { facts } = live(n);
      const households = Object.entries(n.layout)
        .filter(([, r]) => r.privacy === 'household')
        .map(([id]) => id);
      const uses = intervals(facts);
      for (const [i, a] of uses.entries()) {
        for (const b of uses.slice(i + 1)) {
          if (a.party === b.party || a.from >= b.to || b.from >= a.to) continue;
          const oneRoom = a.room === b.room && households.includes(a.room) && a.party !== 'out' && b.party !== 'out';
          if (a.bed === b.bed || oneRoom) throw new Error(`${JSON.stringify(a)} overlaps ${JSON.stringify(b)}`);
        }
      }
    });
  });

  it('SH-10: no backdated use overlaps another party in a household room', () => {
    always(plainNight, (n) => {
      const shelter = live(n);
      shelter.pass(500).given({ type: 'record-time' }, CLOCK);
      const { rooms, beds } = shelter.kept;
      for (const { roomId, privacy } of Object.values(rooms)) {
        const [mine, other] = Object.values(beds)
          .filter(
            (bed) => bed.roomId === roomId && bed.kind === 'adult' && bedUse(shelter.state, bed.bedId)?.use === 'free',
          )
          .map((bed) => bed.bedId);
        if (mine === undefined || other === undefined) continue;
        const came = shelter.when({ type: 'admit-party', party: WOMAN, beds: [mine] });
        if (!came.ok) continue;
        const stayId = idOfStay(came.events.map((e) => e.event));
        shelter.pass(60).given({ type: 'discharge-party', stayId, destination: 'family' });
        shelter.pass(30);
        const back = {
          type: 'admit-party',
          party: WOMAN,
          beds: [other],
          occurredAt: after(shelter.now, -60 * MINUTE),
        } as const;
        const decision = decideShelter(back, shelter.state, ctx(shelter.now, STAFF));
        const isHousehold = privacy === 'household';
        expect(decision.ok ? 'admitted' : decision.rejection.code).toBe(
          isHousehold ? 'overlaps_earlier_use' : 'admitted',
        );
      }
    });
  });

  it('SH-11: only the house itself admits while it is paused', () => {
    always(plainNight, (n) => {
      const shelter = live(n);
      if (shelter.kept.closed) shelter.given({ type: 'reopen' }, MANAGER);
      shelter.given({ type: 'pause-intake', reason: 'security' });
      for (const actor of [
        HOTLINE,
        MANAGER,
        { ...STAFF, shelters: ['s9'] },
        { ...COORDINATOR, organisation: 'Vita' },
      ]) {
        const decision = shelter.when({ type: 'admit-party', party: party({ women: 1 }) }, actor);
        if (decision.ok) expect(isOfShelter(actor, shelter.kept)).toBe(true);
        else if (isOfShelter(actor, shelter.kept)) expect(decision.rejection.code).not.toBe('intake_paused');
        else expect(decision.rejection.code).toBe('intake_paused');
      }
    });
  });

  it('SH-12: a bed in use stays in service, and a count is always accepted', () => {
    always(plainNight, (n) => {
      const shelter = live(n, ({ before, decision }) => {
        if (!decision.ok) return;
        const ended = decision.events.filter((e) => e.event.type === 'HoldLapsed').map((e) => e.event);
        for (const { event } of decision.events) {
          if (event.type !== 'BedRetired' && event.type !== 'BedTakenOutOfService') continue;
          const use = bedUse(before, event.bedId);
          const lapsed = ended.some((e) => e.type === 'HoldLapsed' && e.holdId === use?.holdId);
          expect(lapsed || ['free', 'spare', 'closed', 'out'].includes(use?.use ?? '')).toBe(true);
        }
      });
      const report = { type: 'report-census', asOf: shelter.now, night: '2199-01-01', occupied: 1e9 } as const;
      expect(shelter.when(report).ok).toBe(true);
    });
  });
});
