import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { done, ok, type Reply, refusal } from '../../net/server.fixture.ts';
import { AT, ATINA, given, managerOf, press, type } from './people-page.fixture.tsx';

afterEach(cleanup);

describe('service tokens', () => {
  it('are issued for an organisation and a time, and shown once', async () => {
    const server = await given({
      'POST /api/tokens/issue': ok({ tokenId: 't2', token: 'haven_secret', expiresAt: AT }),
    });
    await press('Issue a token');
    const drawer = within(screen.getByRole('complementary', { name: 'Issue a token' }));
    expect(drawer.getAllByRole<HTMLInputElement>('checkbox').map(({ checked }) => checked)).toEqual([
      true,
      false,
      false,
      false,
    ]);
    type('What it is for', 'Import');
    fireEvent.change(drawer.getByLabelText('Organisation'), { target: { value: 'Lara' } });
    fireEvent.click(drawer.getByLabelText('Register houses'));
    await act(async () => void fireEvent.click(drawer.getByRole('button', { name: 'Issue the token' })));
    expect(server.sent.find(({ method }) => method === 'POST')?.body).toEqual({
      label: 'Import',
      organisation: 'Lara',
      scopes: ['report_census', 'register'],
      days: 90,
    });
    expect(screen.getByText('haven_secret')).toBeTruthy();
    await press('Done');
    expect(document.body.textContent).not.toContain('haven_secret');
  });

  it('are revoked after asking once more', async () => {
    const server = await given({ '/api/tokens/t1/revoke': done });
    await press('Revoke: Nightly count');
    await press('Yes, revoke it: Nightly count');
    expect(server.to('/api/tokens/t1/revoke')).toHaveLength(1);
  });
});

describe('organisations', () => {
  const drawer = (name: string) => within(screen.getByRole('complementary', { name }));

  it('OG-2: one that is called almost like another is made by a word more, and what was typed stays', async () => {
    const server = await given({
      '/api/organisations/register': refusal(409, 'organisation_almost', { like: 'Atina' }),
    });
    await press('Add an organisation');
    const form = drawer('Add an organisation');
    type('Name of the organisation', 'Antina');
    fireEvent.click(form.getByLabelText('Serbia'));
    type('Its own area', 'rs-nis');
    await press('Add the organisation');
    expect(form.getByText('The list has: Atina')).toBeTruthy();
    server.answers['/api/organisations/register'] = ok({ organisationId: 'o1', name: 'Antina' });
    fireEvent.click(form.getByLabelText('It is another organisation. Add it all the same.'));
    await press('Add the organisation');
    expect(server.to('/api/organisations/register').map(({ body }) => body)).toEqual(
      [false, true].map((distinct) => ({ name: 'Antina', countries: ['RS'], area: 'rs-nis', distinct })),
    );
    expect(screen.queryByRole('complementary', { name: 'Add an organisation' })).toBeNull();
    expect(server.to('/api/people')).toHaveLength(2);
  });

  it('OG-3: of one that only houses and people name more is said, under the name that they carry', async () => {
    const server = await given({ '/api/organisations/register': ok({ organisationId: 'o1', name: 'Atina' }) });
    expect(screen.getByText('No manager yet: invite one.')).toBeTruthy();
    await press('Change: Atina');
    const form = drawer('Atina');
    expect(form.getByLabelText<HTMLInputElement>('Name of the organisation').readOnly).toBe(true);
    expect(form.getByRole('button', { name: 'Save', description: /^Choose an area/ })).toBeTruthy();
    type('Its own area', 'rs-beograd');
    await press('Save');
    expect(server.to('/api/organisations/register')[0]?.body).toMatchObject({ name: 'Atina', area: 'rs-beograd' });
  });

  it('OG-5: on an empty instance the first steps are shown in order, each done as soon as the data says so', async () => {
    const done = () =>
      [...document.querySelectorAll<HTMLElement>('[data-step]')].map((li) => [li.dataset['step'], li.dataset['done']]);
    await given({ 'GET /api/organisations': ok({ organisations: [] }) });
    expect(done()).toEqual([
      ['organisations', 'false'],
      ['lines', 'false'],
      ['managers', 'false'],
    ]);
    cleanup();
    await given();
    expect(done().map(([, is]) => is)).toEqual(['true', 'false', 'false']);
    cleanup();
    await given({
      'GET /api/organisations': ok({ organisations: [{ ...ATINA, dutyLine: true }] }),
      'GET /api/people': ok({ people: [managerOf('Atina', 'invited')], organisations: ['Atina'] }),
    });
    expect(done()).toEqual([]);
  });

  it('OG-5: the next of the first steps is a button that opens what it is done with', async () => {
    const lara = { ...ATINA, organisationId: 'o2', name: 'Lara', dutyLine: true };
    const steps = () => within(screen.getByRole('region', { name: 'The first steps' }));
    await given({ 'GET /api/organisations': ok({ organisations: [] }) });
    expect(steps().getAllByRole('button')).toHaveLength(1);
    fireEvent.click(steps().getByRole('button', { name: 'Add the first organisation' }));
    expect(drawer('Add an organisation')).toBeTruthy();
    cleanup();
    await given({ 'GET /api/organisations': ok({ organisations: [lara, { ...ATINA, organisationId: 'o1' }] }) });
    await press('Enter the duty line of Atina');
    expect(drawer('Atina').getByRole('heading', { name: 'Duty line' })).toBeTruthy();
    cleanup();
    await given({ 'GET /api/organisations': ok({ organisations: [lara] }) });
    await press('Invite a manager for Lara');
    const role = drawer('Invite somebody').getAllByRole<HTMLSelectElement>('combobox');
    expect(role.map(({ value }) => value).filter(Boolean)).toEqual(['manager', 'Lara']);
  });

  it('says how many managers have an account and how many are invited, also of an invitation that was just made', async () => {
    const staff = () => document.querySelector('[data-organisation="Atina"] .organisation-end')?.textContent;
    await given();
    expect(staff()).toContain('No manager yet: invite one.');
    cleanup();
    const everybody = [managerOf('Atina', 'invited'), managerOf('Atina', 'invited'), managerOf('Lara', 'active')];
    await given({ 'GET /api/people': ok({ people: everybody, organisations: ['Atina'] }) });
    expect(staff()).toContain('Managers invited: 2');
    cleanup();
    await given({
      'GET /api/people': ok({ people: [...everybody, managerOf('Atina', 'active')], organisations: ['Atina'] }),
    });
    expect(staff()).toContain('Managers: 1 · Managers invited: 2');
  });
});

describe('an organisation’s own sign-in', () => {
  const PROVIDER = { label: 'SOS', issuer: 'https://id.sos.example', clientId: 'haven', hasSecret: true };
  const MADE = { ...ATINA, organisationId: 'o1', area: { id: 'rs-nis', name: 'Niš' } };
  const page = async (signIn: object, answers: Record<string, Reply> = {}) => {
    const callback = 'https://haven.example/api/sign-in/oidc/callback';
    const organisations = [{ organisationId: 'o1', inUse: null, proposed: null, ...signIn }];
    const server = await given({
      'GET /api/organisations': ok({ organisations: [MADE] }),
      'GET /api/organisations/sign-in': ok({ callback, organisations }),
      ...answers,
    });
    await press('Change: Atina');
    await act(async () => undefined);
    return server;
  };
  const proposed = { ...PROVIDER, proposalId: 'p1', byName: 'Nora', at: AT, mayConfirm: true };

  it('AC-13 is proposed with the address to register, and a wrong secret is said where it was typed', async () => {
    const server = await page({}, { '/api/organisations/o1/sign-in/propose': refusal(409, 'client_refused') });
    await press('Set up a sign-in');
    expect(screen.getByText('https://haven.example/api/sign-in/oidc/callback')).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Copy the address' })).toBeTruthy();
    type('What its button says', 'SOS');
    type('Address of the provider', 'https://id.sos.example');
    type('Our identifier there', 'haven');
    type('Our secret there', 'between two programs');
    await press('Try it and propose it');
    expect(screen.getByText('The provider refuses our identifier or our secret.')).toBeTruthy();
    server.answers['/api/organisations/o1/sign-in/propose'] = done;
    await press('Try it and propose it');
    expect(server.to('/api/organisations/o1/sign-in/propose')[1]?.body).toEqual({
      label: 'SOS',
      issuer: 'https://id.sos.example',
      clientId: 'haven',
      clientSecret: 'between two programs',
    });
    expect(document.body.innerHTML).not.toContain('between two programs');
  });

  it('AC-13 is confirmed by another administrator than proposed it, by what was seen', async () => {
    const server = await page({ proposed }, { '/api/organisations/o1/sign-in/confirm': done });
    expect(screen.getByText('https://id.sos.example')).toBeTruthy();
    await press('Confirm this sign-in: SOS');
    await press('Yes, it may let its people in: SOS');
    expect(server.to('/api/organisations/o1/sign-in/confirm')[0]?.body).toEqual({ proposalId: 'p1' });
    cleanup();
    await page({ proposed: { ...proposed, mayConfirm: false } });
    expect(screen.queryByRole('button', { name: /^Confirm this sign-in/ })).toBeNull();
    expect(screen.getByText(/Another administrator has to confirm it/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Set up a sign-in' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Propose another' })).toBeTruthy();
  });

  it('AC-14 is removed after asking once more, and says how many could not sign in without it', async () => {
    const inUse = { ...PROVIDER, since: AT, people: 3, peopleWithoutAnother: 2 };
    const server = await page({ inUse }, { '/api/organisations/o1/sign-in/remove': done });
    expect(screen.getByText('People who use it: 3. Of these without another way to sign in: 2.')).toBeTruthy();
    await press('Remove this sign-in: SOS');
    await press('Yes, remove it and sign its people out: SOS');
    expect(server.to('/api/organisations/o1/sign-in/remove')).toHaveLength(1);
  });
});
