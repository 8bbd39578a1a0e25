import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { OnDuty } from '@safe-haven/contracts';
import { act, cleanup, screen, within } from '@testing-library/react';
import { onScreen, press } from '../../features/request/night.fixture.tsx';
import { loadNamespaces } from '../../locales/load-namespaces.ts';
import { ok, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import DutyPage from './duty-page.tsx';

const SINCE = new Date(Date.now() - 3_600_000).toISOString();
const shift = { by: { name: 'Jelena P.', role: 'coordinator', mine: false }, since: SINCE, waits: false, old: false };
const LARA = { organisation: 'Fondacija Lara', shelterId: 'jasen', roles: ['coordinator'] };
const contactsOf = (number: string | null) => ({
  contacts: [
    {
      ...{ shelterId: 'jasen', timezone: 'Europe/Sarajevo', shelter: null, maySet: false, maySetLine: false },
      organisation: {
        ...{ organisationId: 'o1', name: 'Fondacija Lara' },
        line: number === null ? null : { number, hours: null, changed: null },
      },
    },
  ],
});

async function given(duty: Partial<OnDuty>, { may = ['call'], line = '+38733111222' as string | null } = {}) {
  const me = meOf({ may });
  act(() => sessions.entered(me));
  await onScreen(<DutyPage me={me} />, {
    '/api/on-duty': ok({ own: [{ shelters: null, shift }], shelterId: null, others: [LARA], ...duty }),
    '/api/duty-contacts': ok(contactsOf(line)),
  });
}

beforeEach(() => loadNamespaces('en', ['duty', 'call', 'session']));
afterEach(cleanup);

const part = (name: string) => within(screen.getByRole('region', { name }));

describe('given a colleague on duty, and a coordinator of another organisation', () => {
  it('HO-11: then the colleague is there by name and role, and the other organisation by role with its duty line', async () => {
    await given({});
    expect(part('Your organisation').getByText('Jelena P., Coordinator')).not.toBeNull();
    expect(part('Your organisation').getByText(/All of the organisation · on duty since/)).not.toBeNull();
    const others = part('Other organisations');
    expect(others.getByText('On duty: Coordinator')).not.toBeNull();
    await press('Show its number: Fondacija Lara');
    expect((await others.findByRole('link', { name: /Duty line of Fondacija Lara/ })).getAttribute('href')).toBe(
      'tel:+38733111222',
    );
  });

  it('HO-11: when the shift is old or waits, then it says so', async () => {
    await given({ own: [{ shelters: ['House Lipa'], shift: { ...shift, old: true, waits: true } }] });
    expect(part('Your organisation').getByText(/House Lipa · .*handed over, not taken yet/)).not.toBeNull();
    expect(part('Your organisation').getByText(/more than a day ago/)).not.toBeNull();
  });
});

describe('given nobody on duty', () => {
  it('HO-11: then a person with the right begins a shift there; other desks offer their duty line or a house', async () => {
    const nobody = { own: [{ shelters: null, shift: null }], others: [{ ...LARA, roles: [] }] };
    await given(nobody, { may: ['call', 'handover'], line: null });
    expect(screen.getByRole('link', { name: 'Begin yours under Handover' }).getAttribute('href')).toBe('/handover');
    expect(screen.getByText('Nobody has begun a shift within a day.')).not.toBeNull();
    await press('Show its number: Fondacija Lara');
    expect((await screen.findByRole('link', { name: 'Open a house' })).getAttribute('href')).toBe('/place/jasen');
  });

  it('HO-11: then a hotline is not sent where it may not go, and an empty network leads to the board', async () => {
    await given({ own: [{ shelters: null, shift: null }], others: [] });
    expect(screen.queryByRole('link', { name: 'Begin yours under Handover' })).toBeNull();
    expect(screen.getByRole('link', { name: 'Open the board' }).getAttribute('href')).toBe('/');
  });

  it('HO-11: when it can’t be read, then it says why and is asked again', async () => {
    await onScreen(<DutyPage me={meOf({ may: ['call'] })} />, { '/api/on-duty': refusal(500, 'internal') });
    expect(screen.getByRole('button', { name: 'Try again' })).not.toBeNull();
  });
});
