import { describe, expect, it } from '@jest/globals';
import type { RecordedFact } from '../decider.ts';
import type { VaultEvent } from '../haven-event.ts';
import { after, SECOND } from '../instant.ts';
import type { Actor } from '../terms.ts';
import { COORDINATOR, MANAGER, OTHER_COORDINATOR } from '../testing/people.ts';
import {
  type ContactCommand,
  type ContactState,
  decideContact,
  evolveContact,
  initialContact,
} from './contact-report.ts';

const NOW = '2026-11-25T20:00:00.000Z';
const WRITTEN: VaultEvent = { type: 'DutyContactRecorded', contact: { key: 'contact-lipa', box: 'b' } };

const fold = (state: ContactState, event: VaultEvent, actor: Actor, at = NOW): ContactState =>
  evolveContact(state, {
    event,
    context: { actor, occurredAt: at, recordedAt: at },
  } as unknown as RecordedFact<VaultEvent>);
const written = fold(initialContact('lipa'), WRITTEN, MANAGER);
const reported = fold(written, { type: 'DutyContactReported' }, OTHER_COORDINATOR);

const decide = (type: ContactCommand['type'], state: ContactState, actor: Actor = OTHER_COORDINATOR, now = NOW) => {
  const decision = decideContact({ type }, state, { now, actor });
  return decision.ok ? decision.events.map(({ event }) => event) : decision.rejection.code;
};

describe('given a number to call', () => {
  it('DC-5: then it is reported once, and the fact says nothing else', () => {
    expect(decide('report-contact', written)).toEqual([{ type: 'DutyContactReported' }]);
    expect(decide('report-contact', reported)).toEqual([]);
    expect(decide('report-contact', reported, COORDINATOR)).toEqual([]);
    expect(decide('report-contact', initialContact('lipa'))).toBe('no_number');
  });

  it('DC-5: then the person who reported it takes that back within 30 s, and nobody else does', () => {
    const withdraw = (actor: Actor, seconds: number) =>
      decide('withdraw-contact-report', reported, actor, after(NOW, seconds * SECOND));
    expect(withdraw(OTHER_COORDINATOR, 30)).toEqual([{ type: 'DutyContactReportWithdrawn' }]);
    expect(withdraw(OTHER_COORDINATOR, 31)).toBe('undo_too_late');
    expect(withdraw(COORDINATOR, 1)).toBe('nothing_to_undo');
    expect(decide('withdraw-contact-report', written)).toBe('nothing_to_undo');
  });

  it('DC-5: a new number, a confirmation or taking the report back ends it; sealing the number again does not', () => {
    const ends: readonly VaultEvent[] = [
      WRITTEN,
      { type: 'DutyContactConfirmed' },
      { type: 'DutyContactReportWithdrawn' },
    ];
    expect(ends.map((event) => fold(reported, event, MANAGER).report)).toEqual([null, null, null]);
    expect(fold(reported, { ...WRITTEN, moved: true } as VaultEvent, MANAGER).report).toEqual(reported.report);
    expect(decide('confirm-contact', reported, MANAGER)).toEqual([{ type: 'DutyContactConfirmed' }]);
    expect(decide('confirm-contact', written, MANAGER)).toEqual([]);
  });
});
