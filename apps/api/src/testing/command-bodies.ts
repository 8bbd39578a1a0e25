import type { CommandName } from '@safe-haven/contracts';

const NOW = '2026-11-25T01:00:00.000Z';
const LATER = '2026-11-25T03:00:00.000Z';

/** A body of each command that is as it should be; whether the house then agrees is another matter. */
export const BODIES: Readonly<Record<CommandName, object>> = {
  register: {
    name: 'House',
    organisation: 'Atina',
    country: 'RS',
    area: { id: 'rs-beograd' },
    timezone: 'Europe/Belgrade',
    mode: 'kept',
    kind: 'emergency',
  },
  publish: {},
  'decline-publication': { reasons: ['rooms'] },
  close: {},
  reopen: {},
  'change-profile': { name: 'House' },
  'change-intake-rules': { rules: { gender: ['women'] }, effectiveFrom: NOW },
  'change-hold-policy': { minutes: 90 },
  'change-check-hours': { hours: ['07:30'] },
  'add-room': { roomId: 'r9', label: 'Room', privacy: 'shared' },
  'add-rooms': { rooms: [{ label: 'Attic', privacy: 'shared', beds: [{ label: 'A', kind: 'adult' }] }] },
  'retire-room': { roomId: 'r9' },
  'add-beds': { roomId: 'r9', beds: [{ bedId: 'b9', label: 'b9', kind: 'adult' }] },
  'retire-bed': { bedId: 'b9' },
  'take-bed-out-of-service': { bedId: 'b9', reason: 'cleaning' },
  'return-bed-to-service': { bedId: 'b9' },
  'pause-intake': { reason: 'other' },
  'resume-intake': {},
  'open-overflow': { beds: ['b9'], until: LATER },
  'close-overflow': {},
  'confirm-occupancy': { revision: '1' },
  'hold-beds': { party: { adults: 1, children: 0 } },
  'extend-hold': { holdId: 'none' },
  'expect-party': { holdId: 'none', arrival: { from: NOW, to: LATER } },
  'release-hold': { holdId: 'none', reason: 'error' },
  'admit-party': { party: { adults: 1, children: 0 } },
  'move-party': { stayId: 'none', beds: ['b9'] },
  'change-party': { stayId: 'none', party: { adults: 1, children: 0 } },
  'plan-departure': { stayId: 'none', window: { from: NOW, to: LATER } },
  'withdraw-departure-plan': { stayId: 'none' },
  'discharge-party': { stayId: 'none', destination: 'family' },
  'report-census': { asOf: NOW, night: '2026-11-25', occupied: 1 },
  'correct-event': {
    eventId: '7d0a3f0e-6a52-4c1e-9b0c-2f5d9a4e8b61',
    correction: { kind: 'void' },
    reason: 'typing_error',
  },
  undo: { eventId: '7d0a3f0e-6a52-4c1e-9b0c-2f5d9a4e8b61' },
};
