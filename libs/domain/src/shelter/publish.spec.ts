import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../terms.ts';
import { MANAGER, SECOND_MANAGER } from '../testing/people.ts';
import { emptyShelter, registration, type Shelter, START, types } from '../testing/shelter.ts';
import { foldShelter } from './fold.ts';

const ADMINISTRATOR: Actor = { person: 'p-adm', role: 'administrator', organisation: null, country: null };
const ATTIC = { label: 'Attic', privacy: 'shared', beds: [{ label: '1', kind: 'adult' }] } as const;
const draft = (): Shelter => {
  const shelter = emptyShelter();
  shelter.given({ ...registration(), rooms: [ATTIC] }, MANAGER);
  return shelter;
};
const isDraft = (shelter: Shelter): unknown => 'draft' in shelter.state && shelter.state.draft;

describe('given a house that was registered just now', () => {
  it('VA-1: then it is a draft, and the person who registered it does not publish it, in any role', () => {
    const shelter = draft();
    for (const actor of [MANAGER, { ...ADMINISTRATOR, person: MANAGER.person }]) {
      expect(types(shelter.when({ type: 'publish' }, actor))).toEqual(['second_person_needed']);
    }
    expect(isDraft(shelter)).toBe(true);
  });

  it.each([SECOND_MANAGER, ADMINISTRATOR])(
    'VA-1: when a $role who is somebody else publishes it, then it is published',
    (by) => {
      const shelter = draft();
      expect(types(shelter.when({ type: 'publish' }, by))).toEqual(['ShelterPublished']);
      expect(isDraft(shelter)).toBe(false);
      expect(types(shelter.when({ type: 'publish' }, by))).toEqual(['already_published']);
    },
  );

  it('VA-1: the person who published it takes that back within 30 seconds, and nobody else does', () => {
    const shelter = draft();
    shelter.given({ type: 'publish' }, SECOND_MANAGER);
    const { eventId } = shelter.facts.at(-1)!.context;
    expect(types(shelter.when({ type: 'undo', eventId }, MANAGER))).toEqual(['not_your_last_action']);
    expect(shelter.state).toMatchObject({ draft: false });
    shelter.given({ type: 'undo', eventId }, SECOND_MANAGER);
    expect(shelter.state).toMatchObject({ draft: true });
  });

  it('VA-1: when it was published, then no correction makes it a draft again', () => {
    const shelter = draft();
    shelter.given({ type: 'publish' }, SECOND_MANAGER);
    const { eventId } = shelter.facts.at(-1)!.context;
    const correction = { kind: 'void' } as const;
    const taken = shelter.when({ type: 'correct-event', eventId, correction, reason: 'did_not_happen' }, MANAGER);
    expect(types(taken)).toEqual(['correction_not_allowed']);
    shelter.pass(1);
    expect(types(shelter.when({ type: 'undo', eventId }, SECOND_MANAGER))).toEqual(['undo_too_late']);
  });
});

describe('given a log from before houses were published', () => {
  it('VA-1: then its houses are', () => {
    const { type: _, ...profile } = registration();
    const actor = { person: MANAGER.person, role: MANAGER.role, organisation: MANAGER.organisation };
    const context = { eventId: 'e1', revision: 1, occurredAt: START, recordedAt: START, commandId: 'c1', actor };
    const old = { event: { type: 'ShelterRegistered', ...profile, draft: false } as const, context };
    expect(foldShelter('s1', [old])).toMatchObject({ situation: 'kept', draft: false });
  });
});
