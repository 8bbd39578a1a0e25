import { randomInt, randomUUID } from 'node:crypto';

/** A word that is nowhere else, in everything that must not get out. */
const canary = (what: string) => `kanarinac${what}${randomUUID().slice(0, 8)}`;
export const ADDRESS = canary('adresa');
export const POINT = canary('mesto');
export const NAME = canary('ime');
export const EMAIL = `${canary('posta')}@example.org`;

/** Numbers that are nowhere else, of a house and of its organisation. */
export const [NUMBER, LINE] = [randomInt(1e7, 1e8), randomInt(1e7, 1e8)].map((digits) => `+3816${digits}`) as [
  string,
  string,
];

export const LIPA = 'lipa';
export const CONTACTS = `/api/duty-contacts?shelter=${LIPA}`;
/** Everybody who may read each of them, over the one address that has it. */
export const ROLES = {
  hotline: 'demo-vesna',
  'hotline of others': 'demo-lejla',
  coordinator: 'demo-jelena',
  'coordinator of others': 'demo-amra',
  'shelter staff': 'demo-marija',
  manager: 'demo-dragana',
  'manager of others': 'demo-mirela',
  'network manager': 'demo-nevena',
  'focal point': 'demo-azra',
  administrator: 'demo-teuta',
  auditor: 'demo-slavica',
} as const;

/** Every address that answers with JSON or a file, as it is for anybody. */
export const READ = [
  '/api/me',
  '/api/me/account',
  '/api/board',
  `/api/shelters/${LIPA}`,
  `/api/shelters/${LIPA}/events`,
  `/api/shelters/${LIPA}/meeting-point`,
  CONTACTS,
  '/api/organisations',
  '/api/trends/occupancy?from=2026-11-01&to=2026-11-24&bucket=day&by=shelter',
  '/api/trends/occupancy?from=2026-11-01&to=2026-11-24&bucket=day&by=shelter&format=csv',
  '/api/audit',
  '/api/audit.csv',
  '/api/exports/person-nights?from=2026-11-01&to=2026-11-24',
  '/api/exports/hsds',
  '/api/exports/edxl-have',
  '/api/exports/log',
  '/api/handover',
  '/api/on-duty',
  '/api/numbers',
  '/api/webhooks',
  '/api/people',
  '/api/tokens',
  '/api/notices',
  '/api/tonight',
  '/api/requests',
  '/api/tasks',
  '/api/transfers',
  '/api/demo/people',
  '/api/openapi.json',
  '/api/asyncapi.json',
  '/api/nothing',
  '/health/ready',
  '/metrics',
  '/',
];

/** Everybody who places people may call, and reads the number in one place. */
const isCalled = (role: string, path: string): boolean =>
  path === CONTACTS && !/network|focal|administrator|auditor/.test(role);

/** What each canary may be in: who may read it, and where. */
export const ALLOWED: Readonly<
  Record<string, { readonly what: string; readonly mayReceive: (role: string, path: string) => boolean }>
> = {
  [ADDRESS]: { what: 'address', mayReceive: () => false },
  [POINT]: {
    what: 'meeting point',
    mayReceive: (role, path) => path.endsWith('/meeting-point') && !/network|focal|administrator|auditor/.test(role),
  },
  [NUMBER]: { what: 'number', mayReceive: isCalled },
  [LINE]: { what: 'duty line', mayReceive: isCalled },
  [NAME]: {
    what: 'name',
    mayReceive: (role, path) =>
      (role === 'administrator' && path === '/api/people') ||
      // She was invited for the organisation of this manager, who sees what was done in its name.
      (/^(auditor|manager)$/.test(role) && path.startsWith('/api/audit')),
  },
  [EMAIL]: { what: 'e-mail', mayReceive: (role, path) => role === 'administrator' && path === '/api/people' },
};

/** Those of the canaries that must not be in a text. */
export const leaked = (text: string, role: string, path: string): string[] =>
  Object.entries(ALLOWED)
    .filter(([word, { mayReceive }]) => text.includes(word) && !mayReceive(role, path))
    .map(([, { what }]) => `${what} at ${path} for ${role}`);
