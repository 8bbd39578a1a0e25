import type { Me } from '@safe-haven/contracts';

/** A session of a coordinator of Atina in Serbia, unless overridden. */
export const meOf = (part: Partial<Me> = {}): Me => ({
  person: 'p1',
  name: 'Jelena P.',
  role: 'coordinator',
  organisation: 'Atina',
  country: 'RS',
  demo: false,
  may: ['board', 'exact'],
  delayMinutes: 0,
  map: { mapboxToken: null, mapboxStyleLight: '', mapboxStyleNight: '' },
  grantId: 'g1',
  roles: [{ grantId: 'g1', role: 'coordinator', organisation: 'Atina', country: 'RS', shelters: null }],
  language: null,
  idleMinutes: 15,
  expiresAt: '2026-11-25T14:00:00.000Z',
  steppedUpUntil: null,
  ...part,
});
