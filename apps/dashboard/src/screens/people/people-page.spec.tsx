import { afterEach, describe, expect, it } from '@jest/globals';
import { act, cleanup, fireEvent, screen, within } from '@testing-library/react';
import { done, ok, refusal } from '../../net/server.fixture.ts';
import { AT, given, LINK, MADE, names, press, type } from './people-page.fixture.tsx';

afterEach(cleanup);

describe('the list of people', () => {
  it('is sorted by name, and shows the state of each account', async () => {
    await given();
    expect(names()).toEqual(['Arta', 'Nora', 'Vesna Pavićević', 'Name erased']);
    expect(screen.getByText('Link has expired')).toBeTruthy();
    expect(screen.getByText('Hotline, Atina, every house')).toBeTruthy();
  });

  it('finds by name without its marks, by state, role and organisation, and back to everybody', async () => {
    await given();
    type('Name or e-mail', 'pavicevic');
    expect(names()).toEqual(['Vesna Pavićević']);
    fireEvent.click(screen.getByLabelText('Invited'));
    expect(names()).toEqual([]);
    expect(screen.getByText('0 of 4')).toBeTruthy();
    await press('Show everybody');
    fireEvent.change(screen.getByLabelText('Role'), { target: { value: 'administrator' } });
    expect(names()).toEqual(['Nora']);
  });

  it('says what failed and tries again; the tokens say it for themselves', async () => {
    const server = await given({
      'GET /api/people': refusal(500, 'disk_full'),
      'GET /api/tokens': refusal(500, 'unexpected'),
    });
    expect(screen.getAllByRole('alert').map((alert) => alert.dataset['problem'])).toEqual(['disk_full', 'unexpected']);
    server.answers['GET /api/people'] = ok({ people: [], organisations: [] });
    await act(async () => void fireEvent.click(screen.getAllByRole('button', { name: 'Try again' })[0]!));
    expect(screen.getByText('Nobody has been invited yet.')).toBeTruthy();
  });
});

describe('an invitation', () => {
  const open = async () => press('Invite somebody');
  const drawer = () => within(screen.getByRole('complementary', { name: 'Invite somebody' }));

  it('asks only what the role needs, and shows the link once with how to hand it over', async () => {
    const server = await given({ '/api/people/invite': MADE });
    await open();
    type('Name', 'Mira');
    type('E-mail', 'mira@example.org');
    const role = drawer().getByLabelText('Role');
    fireEvent.change(role, { target: { value: 'auditor' } });
    expect(drawer().queryByLabelText('Organisation')).toBeNull();
    fireEvent.change(role, { target: { value: 'focal_point' } });
    expect(drawer().getByLabelText('Country')).toBeTruthy();
    fireEvent.change(role, { target: { value: 'shelter_staff' } });
    fireEvent.change(drawer().getByLabelText('Organisation'), { target: { value: 'Atina' } });
    fireEvent.change(drawer().getByLabelText('Houses'), { target: { value: 'lipa, javor' } });
    await press('Make the link');
    expect(server.to('/api/people/invite')[0]?.body).toEqual({
      name: 'Mira',
      email: 'mira@example.org',
      roles: [{ role: 'shelter_staff', organisation: 'Atina', country: null, shelters: ['lipa', 'javor'] }],
    });
    expect(screen.getByText(LINK)).toBeTruthy();
    expect(screen.getByText(/^Hand it over in person/)).toBeTruthy();
    await press('Done');
    expect(document.body.textContent).not.toContain(LINK);
    expect(server.to('/api/people')).toHaveLength(2);
  });

  it('says what is missing, and keeps what was typed when it is refused', async () => {
    const server = await given({ '/api/people/invite': refusal(409, 'already_invited') });
    await open();
    const missing = (why: string) =>
      expect(drawer().getByRole('button', { name: 'Make the link', description: why })).toBeTruthy();
    missing('Enter a name.');
    type('Name', 'Mira');
    missing('Enter an e-mail address.');
    type('E-mail', 'mira@example.org');
    missing('Choose a role.');
    fireEvent.change(drawer().getByLabelText('Role'), { target: { value: 'manager' } });
    missing('Say which organisation.');
    fireEvent.change(drawer().getByLabelText('Organisation'), { target: { value: 'Lara' } });
    await press('Make the link');
    expect(screen.getByRole('alert').textContent).toContain('This person has been invited already.');
    expect((screen.getByLabelText('Name') as HTMLInputElement).value).toBe('Mira');
    expect(server.to('/api/people/invite')).toHaveLength(1);
  });
});

describe('one person', () => {
  const open = (name: string) => press(`Change: ${name}`);

  it('is given a role and loses one after asking once more', async () => {
    const server = await given({ '/api/people/p1/grant-role': done, '/api/people/p1/revoke-role': done });
    await open('Vesna Pavićević');
    await press('Give a role');
    const drawer = within(screen.getByRole('complementary', { name: 'Vesna Pavićević' }));
    fireEvent.change(drawer.getByLabelText('Role'), { target: { value: 'coordinator' } });
    fireEvent.change(drawer.getByLabelText('Organisation'), { target: { value: 'Atina' } });
    await press('Give this role');
    expect(server.to('/api/people/p1/grant-role')[0]?.body).toEqual({
      role: 'coordinator',
      organisation: 'Atina',
      country: null,
      shelters: null,
    });
    await press('Take away: Hotline');
    await press('Yes, take it away: Hotline');
    expect(server.to('/api/people/p1/revoke-role')[0]?.body).toEqual({ grantId: 'g-p1' });
  });

  it('gets a new link, is signed out everywhere, disabled with a reason', async () => {
    const server = await given({
      '/api/people/p1/renew-invitation': MADE,
      '/api/people/p1/sign-out': done,
      '/api/people/p1/disable': done,
    });
    await open('Vesna Pavićević');
    await press('Make a new link');
    expect(screen.getByText(LINK)).toBeTruthy();
    await press('Done');
    await press('Sign out everywhere');
    expect(server.to('/api/people/p1/sign-out')).toHaveLength(1);
    await press('Disable');
    fireEvent.click(screen.getByLabelText('Lost a device'));
    await press('Disable the account');
    expect(server.to('/api/people/p1/disable')[0]?.body).toEqual({ reason: 'lost_device' });
  });

  it('who is disabled can be enabled again', async () => {
    const server = await given({ '/api/people/p4/enable': done });
    await open('Name erased');
    await press('Enable');
    expect(server.to('/api/people/p4/enable')).toHaveLength(1);
  });

  it('who is guarded keeps the last administrator, and the row says why', async () => {
    const server = await given();
    await open('Nora');
    const why = 'This is the last administrator. Make somebody else administrator first.';
    for (const name of ['Disable', 'Take away: Administrator', 'Make a new link'])
      expect(screen.getByRole('button', { name, description: why })).toBeTruthy();
    await press('Disable');
    expect(screen.queryByText('Why is it disabled?')).toBeNull();
    expect(server.sent.every(({ method }) => method === 'GET')).toBe(true);
  });

  it('is closed by Esc, and the focus is back where it came from', async () => {
    await given();
    const opener = screen.getByRole('button', { name: 'Change: Arta' });
    opener.focus();
    await open('Arta');
    act(() => void fireEvent.keyDown(screen.getByRole('complementary', { name: 'Arta' }), { key: 'Escape' }));
    expect(screen.queryByRole('complementary')).toBeNull();
    expect(document.activeElement).toBe(opener);
  });
});

describe('houses that wait for a second person', () => {
  const draft = {
    ...{ shelterId: 'mill', name: 'House by the mill', organisation: 'Atina', country: 'RS', area: 'Niš' },
    ...{ registeredAt: AT, byName: 'Vesna Pavićević', mayPublish: true },
    setUp: { rooms: 3, beds: 11, rules: 4, declined: null },
  };

  it('VA-1: are said with who registered them, and published after asking once more', async () => {
    const own = { ...draft, shelterId: 'own', name: 'My own', byName: null, mayPublish: false };
    const answers = { 'GET /api/drafts': ok({ drafts: [draft, own], changes: [] }) };
    const server = await given({
      ...answers,
      'POST /api/shelters/mill/publish': ok({ position: '1', revision: '0', events: [] }),
    });
    expect(screen.getByText(/registered by Vesna Pavićević/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Publish: My own' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Publish: House by the mill' }).className).toContain('secondary');
    server.answers['GET /api/drafts'] = ok({ drafts: [], changes: [] });
    await press('Publish: House by the mill');
    await press('Yes, everybody sees it: House by the mill');
    expect(server.to('/api/shelters/mill/publish')).toHaveLength(1);
    await act(async () => undefined);
    expect(screen.queryByText('Houses that wait for a second person')).toBeNull();
  });
});
