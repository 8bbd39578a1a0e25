import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { AuditEntry } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import audit from '../../locales/en/audit.json' with { type: 'json' };
import { formatFor } from '../../locales/format.ts';
import { i18n } from '../../locales/i18n.ts';
import { FakeServer, ok, type Reply, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { onPhone } from '../../ui/on-phone.fixture.ts';
import AuditPage from './audit-page.tsx';
import type { TrailTexts } from './sentence.ts';
import { trailCsv } from './trail-csv.ts';

const NOW = Date.parse('2026-11-25T02:10:00.000Z');
let next = 1_000;
const entry = (type: string, part: Partial<AuditEntry> = {}): AuditEntry => ({
  position: String(next--),
  eventId: `e${next}`,
  kind: 'house',
  type,
  occurredAt: '2026-11-24T22:40:00.000Z',
  recordedAt: '2026-11-24T22:40:01.000Z',
  actor: { person: 'p1', name: 'Jelena P.', role: 'coordinator', organisation: 'Atina' },
  about: { kind: 'shelter', id: 'lipa', name: 'House Lipa' },
  shelters: [],
  details: {},
  ...part,
});

async function given(answer: Reply | ((path: string) => Reply), me = meOf({ role: 'auditor', organisation: null })) {
  const server = new FakeServer({
    'GET /api/audit': ({ path }) => (typeof answer === 'function' ? answer(path) : answer),
  });
  await act(async () => void render(<AuditPage me={me} />));
  await settle();
  return server;
}
const textsOf = (): TrailTexts => ({
  audit: i18n.getFixedT('en', 'audit'),
  people: i18n.getFixedT('en', 'people'),
  vault: i18n.getFixedT('en', 'vault'),
  account: i18n.getFixedT('en', 'account'),
  session: i18n.getFixedT('en', 'session'),
  shelter: i18n.getFixedT('en', 'shelter'),
  format: formatFor('en'),
});
const settle = () => act(() => jest.advanceTimersByTimeAsync(200));
const lines = () => [...document.querySelectorAll('.audit-row')].map((line) => line.textContent);

beforeEach(() => void jest.useFakeTimers({ now: NOW }));
afterEach(() => {
  cleanup();
  jest.restoreAllMocks();
  jest.useRealTimers();
});

describe('the audit trail', () => {
  it('names itself once to the eye: on a phone the bar does, and the heading is there to be heard', async () => {
    onPhone();
    await given(ok({ entries: [], next: null }));
    expect(screen.getByRole('heading', { level: 1, name: 'Audit trail' }).className).toBe('aloud');
  });

  it('shows who revealed which address and why, and who did what', async () => {
    await given(
      ok({
        entries: [
          entry('AddressRevealed', { kind: 'look', details: { purpose: 'emergency_services' } }),
          entry('RoleGranted', {
            kind: 'account',
            about: { kind: 'person', id: 'p2', name: 'Vesna M.' },
            details: { role: 'hotline', organisation: 'Atina' },
          }),
          entry('SessionOpened', { kind: 'account', details: { rotated: 'second_factor', method: 'passkey' } }),
        ],
        next: null,
      }),
    );
    expect(lines()).toEqual([
      expect.stringContaining('Jelena P. looked at the address of House Lipa.'),
      expect.stringContaining('Jelena P. gave Vesna M. a role.'),
      expect.stringContaining('Jelena P. showed a second factor.'),
    ]);
    expect(lines()[0]).toContain('Coordinator, Atina · For an ambulance, fire brigade or police');
    expect(lines()[1]).toContain('Hotline · Atina');
  });

  it('folds the sign-ins of a day, says how many of whom, and shows what matters in its place', async () => {
    const signed = (type: string, person: string, details: AuditEntry['details'] = {}) =>
      entry(type, { kind: 'account', about: { kind: 'person', id: person, name: person }, details });
    await given(
      ok({
        entries: [
          signed('SessionOpened', 'p1'),
          entry('AddressRevealed', { kind: 'look', details: { purpose: 'delivery' } }),
          signed('SessionRevoked', 'p1', { reason: 'signed_out' }),
          signed('SessionRevoked', 'p2', { reason: 'wrong_codes' }),
          signed('SessionOpened', 'p2'),
          entry('IntakePaused'),
        ],
        next: null,
      }),
    );
    const types = () => [...document.querySelectorAll<HTMLElement>('.audit-row')].map(({ dataset }) => dataset['type']);
    const mattering = [...document.querySelectorAll<HTMLElement>('[data-matters]')].map(
      ({ dataset }) => dataset['type'],
    );
    expect(types()).toEqual(['AddressRevealed', 'SessionRevoked', 'IntakePaused']);
    expect(mattering).toEqual(['AddressRevealed', 'SessionRevoked']);
    fireEvent.click(screen.getByRole('button', { name: 'Sign-ins and sign-outs: 3. People: 2.', expanded: false }));
    expect(types().slice(3)).toEqual(['SessionOpened', 'SessionRevoked', 'SessionOpened']);
    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'account' } });
    await settle();
    expect([types().length, screen.queryByRole('button', { name: /^Sign-ins/ })]).toEqual([6, null]);
  });

  it('PV-3: shows who probed which of the shelters visible to the reader', async () => {
    const searched = (names: readonly string[]) =>
      entry('PlacesTried', {
        kind: 'look',
        about: { kind: 'none', id: '', name: null },
        shelters: names.map((name) => ({ id: name, name })),
        details: { how: 'sweep' },
      });
    await given(ok({ entries: [searched(['House Lipa', 'House Bor']), searched([])], next: null }));
    expect(lines()[0]).toContain('Jelena P. tried out how full houses are: House Lipa and House Bor.');
    expect(lines()[0]).toContain('With many party sizes');
    expect(lines()[1]).toContain('Jelena P. tried out how full houses are: other organisations’ houses.');
  });

  it('has a sentence for every event that is audited, and one for an event that it does not know', async () => {
    const types = [...Object.keys(audit.event), 'SomethingNew'];
    await given(ok({ entries: types.map((type) => entry(type)), next: null }));
    // With accounts asked for, nothing is folded.
    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'account' } });
    await settle();
    expect(lines()).toHaveLength(types.length);
    for (const line of lines()) expect(line).not.toMatch(/event\.|\{\{/);
    expect(lines().at(-1)).toContain('Jelena P. recorded SomethingNew: House Lipa.');
  });

  it('says that a name was erased, and never shows an id or a code of the wire in its place', async () => {
    const gone = { person: 'p9', name: null, role: 'manager', organisation: 'Atina' };
    await given(
      ok({
        entries: [
          entry('PersonDisabled', {
            actor: gone,
            about: { kind: 'person', id: 'p8', name: null },
            details: { reason: 'lost_device', eventId: 'x-y-z' },
          }),
        ],
        next: null,
      }),
    );
    expect(lines()[0]).toContain('name erased disabled name erased.');
    expect(lines()[0]).toContain('Lost a device');
    expect(lines()[0]).not.toMatch(/p8|p9|x-y-z|lost_device/);
  });

  it('asks for the last seven days first, and for what is chosen then', async () => {
    const server = await given(ok({ entries: [entry('BedsHeld')], next: null }));
    const asked = () => new URLSearchParams(server.sent.at(-1)?.path.split('?')[1]);
    const days = Date.parse(asked().get('to')!) - Date.parse(asked().get('from')!);
    expect(days / 86_400_000).toBe(7);
    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'look' } });
    await settle();
    expect(asked().get('kind')).toBe('look');
    fireEvent.change(screen.getByLabelText('Person'), { target: { value: 'p1' } });
    await settle();
    expect(asked().get('person')).toBe('p1');
    fireEvent.click(screen.getByRole('radio', { name: 'Looks at addresses' }));
    await settle();
    expect([asked().get('topic'), asked().get('kind')]).toEqual(['address', null]);
  });

  it('VA-10: is taken away as a file in the words of the screen, for what is chosen', async () => {
    const lookEntry = entry('AddressRevealed', { kind: 'look', details: { purpose: 'delivery' } });
    const filterOptions = { ...lookEntry, actor: { ...lookEntry.actor, name: '=Jelena, P.' } };
    const server = await given(ok({ entries: [lookEntry], next: null }));
    server.answers['POST /api/audit/export'] = ok({ entries: [filterOptions], more: true });
    const saved: Blob[] = [];
    URL.createObjectURL = (blob: Blob) => `blob:${saved.push(blob)}`;
    URL.revokeObjectURL = () => undefined;
    jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    fireEvent.click(screen.getByRole('radio', { name: 'Looks at addresses' }));
    await settle();
    fireEvent.click(screen.getByRole('button', { name: 'Download as CSV' }));
    await settle();
    expect(server.to('/api/audit/export')[0]?.body).toMatchObject({ topic: 'address' });
    expect(trailCsv({ entries: [filterOptions], more: true }, textsOf()).split('\r\n')).toEqual([
      '\ufeffDay,Time,What happened,Who,Role,Organisation,About,Details,Place in the log',
      expect.stringMatching(
        /^.*24 Nov.*,22:40,"'=Jelena, P\. looked at the address of House Lipa\.","'=Jelena, P\.",Coordinator,Atina,House Lipa,For a delivery,\d+$/,
      ),
      'Only the newest entries are here: there are older ones.',
      '',
    ]);
    expect(saved).toHaveLength(1);
  });

  it('goes on page by page, keeps what is there when the connection is lost, and says when that is all', async () => {
    let line: Reply = ok({ entries: [entry('IntakePaused')], next: null });
    const server = await given((path) =>
      path.includes('before=900') ? line : ok({ entries: [entry('BedsHeld')], next: '900' }),
    );
    const good = line;
    line = refusal(500, 'unexpected');
    fireEvent.click(screen.getByRole('button', { name: 'Show earlier entries' }));
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('Something went wrong on the server.');
    expect(lines()).toHaveLength(1);
    line = good;
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await settle();
    expect(lines()).toHaveLength(2);
    expect(screen.getByText('That is all in this range.')).toBeTruthy();
    expect(server.sent.at(-1)?.path).toContain('before=900');
  });

  it('LG-5: says what is late or lost, asks again on a press, and says no less while it tries again', async () => {
    const server = await given(ok({ entries: [entry('BedsHeld')], next: '900' }));
    server.answers['GET /api/audit'] = 'no answer';
    fireEvent.change(screen.getByLabelText('Kind'), { target: { value: 'look' } });
    await act(() => jest.advanceTimersByTimeAsync(4_000));
    expect([screen.getByText('No answer from the server yet.'), lines().length]).toEqual([expect.anything(), 1]);
    const { length } = server.sent;
    server.answers['GET /api/audit'] = 'no connection';
    fireEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await settle();
    expect(server.sent.length).toBe(length + 1);
    await act(() => jest.advanceTimersByTimeAsync(13_500));
    const { length: lost } = server.sent;
    expect(screen.getByRole('alert').dataset['problem']).toBe('offline');
    await act(() => jest.advanceTimersByTimeAsync(5_000));
    expect(server.sent.length).toBeGreaterThan(lost);
    expect(screen.getByRole('alert').dataset['problem']).toBe('offline');
    expect(lines()).toEqual([]);
    server.answers['GET /api/audit'] = ok({ entries: [entry('IntakePaused')], next: null });
    await act(() => jest.advanceTimersByTimeAsync(6_000));
    expect([screen.queryByRole('alert'), lines().length]).toEqual([null, 1]);
  });

  it('says what a manager sees, and that nothing was recorded', async () => {
    await given(ok({ entries: [], next: null }), meOf({ role: 'manager' }));
    expect(screen.getByText('You see what concerns the houses and people of Atina.')).toBeTruthy();
    const card = screen.getByText('Nothing was recorded in this range.').parentElement!;
    expect(within(card).getByRole('button', { name: 'Show everything of the last 30 days' })).toBeTruthy();
  });

  it('asks nothing while the first day is after the last', async () => {
    const server = await given(ok({ entries: [], next: null }));
    const before = server.sent.length;
    fireEvent.change(screen.getByLabelText('From'), { target: { value: '2026-12-24' } });
    await settle();
    expect(screen.getByText('The first day is after the last.')).toBeTruthy();
    expect(server.sent).toHaveLength(before);
    expect(screen.queryByRole('button', { name: 'Download as CSV' })).toBeNull();
  });
});
