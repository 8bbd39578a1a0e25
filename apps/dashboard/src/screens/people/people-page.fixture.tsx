import type { ListedOrganisation, ListedPerson, ListedToken } from '@safe-haven/contracts';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { FakeServer, ok, type Reply } from '../../net/server.fixture.ts';
import PeoplePage from './people-page.tsx';

export const AT = '2026-11-28T02:10:00.000Z';
const person = (personId: string, part: Partial<ListedPerson> = {}): ListedPerson => ({
  personId,
  name: 'Vesna Pavićević',
  email: 'vesna@example.org',
  situation: 'active',
  roles: [{ grantId: `g-${personId}`, role: 'hotline', organisation: 'Atina', country: null, shelters: null }],
  invitation: null,
  ways: ['passkey'],
  sessions: 2,
  lastSeenAt: null,
  guarded: null,
  ...part,
});
let others = 0;
/** A manager of an organisation. */
export const managerOf = (organisation: string, situation: ListedPerson['situation']): ListedPerson => {
  const id = `m${++others}`;
  const role = { grantId: `g-${id}`, role: 'manager', organisation, country: null, shelters: null } as const;
  return person(id, { situation, roles: [role] });
};
const PEOPLE = [
  person('p1'),
  person('p2', {
    name: 'Nora',
    email: 'nora@example.org',
    roles: [{ grantId: 'g-p2', role: 'administrator', organisation: null, country: null, shelters: null }],
    guarded: 'last_administrator',
  }),
  person('p3', {
    name: 'Arta',
    email: 'arta@example.org',
    situation: 'invited',
    roles: [],
    ways: [],
    sessions: 0,
    invitation: { expiresAt: AT, expired: true },
  }),
  person('p4', { name: null, email: null, situation: 'disabled', roles: [], sessions: 0 }),
];
const TOKEN: ListedToken = {
  tokenId: 't1',
  label: 'Nightly count',
  organisation: 'Lara',
  scopes: ['report_census'],
  issuedAt: AT,
  expiresAt: AT,
  state: 'in_use',
};
export const ATINA: ListedOrganisation = {
  organisationId: null,
  name: 'Atina',
  countries: ['RS'],
  area: null,
  mayRename: false,
  dutyLine: false,
  people: 3,
  managers: 0,
};
export const LINK = 'https://haven.example/activate#secret-token-of-the-link';
export const MADE = ok({ personId: 'p9', link: LINK, expiresAt: AT });

export async function given(answers: Record<string, Reply> = {}) {
  const server = new FakeServer({
    'GET /api/people': ok({ people: PEOPLE, organisations: ['Atina', 'Lara'] }),
    'GET /api/tokens': ok({ tokens: [TOKEN] }),
    'GET /api/drafts': ok({ drafts: [], changes: [] }),
    'GET /api/organisations': ok({ organisations: [ATINA] }),
    ...answers,
  });
  await act(async () => void render(<PeoplePage />));
  await act(async () => undefined);
  return server;
}
export const press = (name: string | RegExp) =>
  act(async () => void fireEvent.click(screen.getByRole('button', { name })));
export const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });
export const names = () =>
  [...document.querySelectorAll('[data-person]')].map((li) => li.querySelector('.sheet-name')?.textContent);
