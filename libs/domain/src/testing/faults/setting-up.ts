import { after, HOUR } from '../../instant.ts';
import type { ShelterCommandType } from '../../shelter/commands/command.ts';
import { MANAGER, SECOND_MANAGER, WOMAN } from '../people.ts';
import { registration } from '../shelter.ts';
import {
  admitted,
  closedShelter,
  confusable,
  counted,
  inUse,
  newRoom,
  noRoom,
  type Table,
  unregistered,
  withoutBeds,
} from './fault.ts';

/** What a house is and has: how it is registered, set up, published and closed. */
export const SETTING_UP: Readonly<Partial<Record<ShelterCommandType, Table>>> = {
  register: {
    actor: MANAGER,
    start: () => registration(),
    faults: [
      { code: 'already_registered' },
      { code: 'country_not_of_organisation', outside: { countries: ['BA'] } },
      confusable('LARA  l'),
    ],
  },
  'change-profile': {
    actor: MANAGER,
    start: () => ({ type: 'change-profile', name: 'Lara 2' }),
    faults: [
      unregistered,
      closedShelter,
      {
        code: 'change_waits',
        not: ['shelter_not_registered', 'house_closed'],
        late: (h) => h.given({ type: 'change-profile', name: 'Lara 3' }, MANAGER),
      },
      {
        code: 'country_not_of_organisation',
        not: ['shelter_not_registered'],
        outside: { countries: ['RS'] },
        body: () => ({ country: 'BA', area: { id: 'ba-tuzla', name: 'Tuzla' } }),
      },
      confusable('Лара 2'),
    ],
  },
  'publish-change': {
    actor: SECOND_MANAGER,
    start: (h) => {
      h.given({ type: 'change-profile', name: 'Lara 2', area: { id: 'rs-nis', name: 'Niš' } }, MANAGER);
      return { type: 'publish-change', changeId: h.kept.proposed?.changeId ?? 'none' };
    },
    faults: [
      unregistered,
      { code: 'change_unknown', not: ['shelter_not_registered'], body: () => ({ changeId: 'zz' }) },
      { code: 'second_person_needed', not: ['shelter_not_registered'], actor: MANAGER },
      { code: 'proposer_gone', not: ['shelter_not_registered'], outside: { proposerGone: true } },
      { code: 'country_not_of_organisation', not: ['shelter_not_registered'], outside: { countries: ['BA'] } },
      { ...confusable('Лара 2'), outside: { neighbours: [{ shelterId: 's9', name: 'Лара 2', areaId: 'rs-nis' }] } },
    ],
  },
  'drop-change': {
    actor: SECOND_MANAGER,
    start: (h) => {
      h.given({ type: 'change-profile', name: 'Lara 2' }, MANAGER);
      return { type: 'drop-change', changeId: h.kept.proposed?.changeId ?? 'none' };
    },
    faults: [
      unregistered,
      { code: 'change_unknown', not: ['shelter_not_registered'], body: () => ({ changeId: 'zz' }) },
    ],
  },
  'change-hold-policy': {
    actor: MANAGER,
    start: () => ({ type: 'change-hold-policy', minutes: 60 }),
    faults: [unregistered, counted],
  },
  'change-intake-rules': {
    actor: MANAGER,
    start: () => ({ type: 'change-intake-rules', rules: { pets: 'none' } }),
    faults: [
      unregistered,
      { code: 'time_in_future', body: (_, h) => ({ effectiveFrom: after(h.now, HOUR) }) },
      { code: 'too_long_ago', not: ['time_in_future'], body: (_, h) => ({ effectiveFrom: after(h.now, -80 * HOUR) }) },
    ],
  },
  'add-room': {
    actor: MANAGER,
    start: () => ({ type: 'add-room', label: 'Attic', privacy: 'shared' }),
    faults: [unregistered, counted, { code: 'name_taken', body: () => ({ label: ' DUO' }) }],
  },
  publish: {
    actor: SECOND_MANAGER,
    start: () => ({ type: 'publish' }),
    faults: [
      unregistered,
      {
        code: 'already_published',
        not: ['shelter_not_registered', 'house_closed'],
        late: (h) => h.given({ type: 'publish' }, SECOND_MANAGER),
      },
      { code: 'second_person_needed', not: ['shelter_not_registered'], actor: MANAGER },
      closedShelter,
      {
        code: 'no_beds',
        not: ['shelter_not_registered', 'already_published', 'house_closed'],
        shelter: () => withoutBeds(),
      },
      confusable('Lára 1'),
    ],
  },
  'decline-publication': {
    actor: SECOND_MANAGER,
    start: () => ({ type: 'decline-publication', reasons: ['rooms'] }),
    faults: [
      unregistered,
      {
        code: 'already_published',
        not: ['shelter_not_registered', 'house_closed'],
        late: (h) => h.given({ type: 'publish' }, SECOND_MANAGER),
      },
      { code: 'second_person_needed', not: ['shelter_not_registered'], actor: MANAGER },
      closedShelter,
    ],
  },
  close: {
    actor: MANAGER,
    start: () => ({ type: 'close' }),
    faults: [
      unregistered,
      { ...closedShelter, not: ['shelter_not_registered', 'house_in_use'] },
      { code: 'house_in_use', not: ['shelter_not_registered', 'house_closed'], late: (h) => admitted(h, 'b1') },
      {
        code: 'party_on_the_way',
        not: ['shelter_not_registered'],
        outside: { expected: [{ transferId: 't1', requestId: null, party: WOMAN }] },
      },
    ],
  },
  reopen: {
    actor: MANAGER,
    start: (h) => {
      h.given({ type: 'close' }, MANAGER);
      return { type: 'reopen' };
    },
    faults: [
      unregistered,
      { code: 'not_closed', not: ['shelter_not_registered'], late: (h) => h.given({ type: 'reopen' }, MANAGER) },
      confusable('Lára 1'),
    ],
  },
  'add-rooms': {
    actor: MANAGER,
    start: () => ({ type: 'add-rooms', rooms: [newRoom('Attic')] }),
    faults: [
      unregistered,
      counted,
      { code: 'name_taken', body: () => ({ rooms: [newRoom('Cellar'), newRoom(' DUO')] }) },
    ],
  },
  'retire-room': {
    actor: MANAGER,
    start: (h) => {
      h.given({ type: 'add-room', roomId: 'attic', label: 'Attic', privacy: 'shared' }, MANAGER);
      return { type: 'retire-room', roomId: 'attic' };
    },
    faults: [
      unregistered,
      counted,
      noRoom,
      { code: 'room_not_empty', not: ['room_unknown'], body: () => ({ roomId: 'duo' }) },
    ],
  },
  'add-beds': {
    actor: MANAGER,
    start: () => ({ type: 'add-beds', roomId: 'duo', beds: [{ label: 'window', kind: 'child' }] }),
    faults: [
      unregistered,
      counted,
      noRoom,
      { code: 'name_taken', body: () => ({ beds: [{ label: 'door', bedId: 'b1', kind: 'adult' }] }) },
    ],
  },
  'retire-bed': {
    actor: MANAGER,
    start: () => ({ type: 'retire-bed', bedId: 'b1' }),
    faults: [unregistered, counted, { code: 'bed_unknown', body: () => ({ bedId: 'zz' }) }, inUse],
  },
};
