import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { MeetingPoint, MyAccount } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { done, FakeServer, ok, refusal } from '../../net/server.fixture.ts';
import { secondFactor } from '../../net/session/second-factor.ts';
import { StepUp } from '../second-factor/step-up.tsx';
import { PlaceSection } from './place-section.tsx';

const PATH = '/api/shelters/lipa';
const SECRET = 'Canary street 77';
const NOW = Date.parse('2026-11-25T02:10:00.000Z');
const place = (part: Partial<MeetingPoint> = {}): MeetingPoint => ({
  meetingPoint: 'Bus station, platform 3',
  changed: null,
  address: 'may_reveal',
  maySet: false,
  emergency: 'no',
  ...part,
});
const account = (secondFactors: MyAccount['secondFactors']) =>
  ok({
    name: 'J',
    email: 'j@example.org',
    ways: [],
    recoveryCodesLeft: 8,
    sessions: [],
    secondFactors,
    mayAddFirstFactor: false,
    provider: null,
    steppedUpUntil: null,
  });
const REVEALED = ok({ address: SECRET, changed: null, hideAfterSeconds: 60 });

async function given(answers: ConstructorParameters<typeof FakeServer>[0], known = place()) {
  const onOpened = jest.fn();
  const server = new FakeServer({ [`GET ${PATH}/meeting-point`]: ok(known), ...answers });
  render(
    <>
      <PlaceSection shelterId="lipa" onOpened={onOpened} />
      <StepUp />
    </>,
  );
  await settle();
  return { server, onOpened };
}
const settle = (ms = 300) => act(() => jest.advanceTimersByTimeAsync(ms));
const press = async (name: string | RegExp) => {
  fireEvent.click(screen.getByRole('button', { name }));
  await settle();
};
const reveal = async () => {
  await press('Show the address');
  fireEvent.click(screen.getByLabelText('To check what is saved'));
  await press('Show it for a minute');
};
const everywhere = () => `${document.documentElement.outerHTML} ${document.title} ${location.href}`;

beforeEach(() => {
  jest.useFakeTimers({ now: NOW });
  // Chunks are loaded by the real loader, which the clock of a test does not drive.
});
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('where a house is reached', () => {
  it('is the meeting point in the everyday, and no address is asked for', async () => {
    const { server } = await given({});
    expect(screen.getByText('Bus station, platform 3')).toBeTruthy();
    expect(server.sent.map(({ path }) => path)).toEqual([`${PATH}/meeting-point`]);
  });

  it('is nothing at all for a role that may not know it', async () => {
    await given({ [`GET ${PATH}/meeting-point`]: refusal(403, 'no_right') });
    expect(screen.queryByRole('region', { name: 'Where to' })).toBeNull();
  });

  it('VA-14: is shown after a second factor when many were read', async () => {
    const { server } = await given({ [`GET ${PATH}/meeting-point`]: refusal(403, 'second_factor_needed') });
    expect(screen.queryByText('Bus station, platform 3')).toBeNull();
    await press('Confirm that it is you and show it');
    server.answers[`GET ${PATH}/meeting-point`] = ok(place());
    await act(async () => secondFactor.read()?.answer(true));
    expect(screen.getByText('Bus station, platform 3')).toBeTruthy();
  });

  it('says that the address is kept apart where the role does not open it', async () => {
    await given({}, place({ address: 'hidden' }));
    expect(screen.queryByRole('button', { name: 'Show the address' })).toBeNull();
    expect(screen.getByText(/Your role can’t see it/)).toBeTruthy();
  });

  it('says what failed and tries again', async () => {
    const { server } = await given({ [`GET ${PATH}/meeting-point`]: refusal(500, 'unexpected') });
    server.answers[`GET ${PATH}/meeting-point`] = ok(place());
    await press('Try again');
    expect(screen.getByText('Bus station, platform 3')).toBeTruthy();
  });
});

describe('the address', () => {
  it('is shown for a stated purpose with a countdown, and is nowhere in the page when the minute is over', async () => {
    const { server } = await given({ [`POST ${PATH}/reveal-address`]: REVEALED });
    await press('Show the address');
    fireEvent.click(screen.getByLabelText('For a delivery'));
    await press('Show it for a minute');
    expect(server.to(`${PATH}/reveal-address`)[0]?.body).toEqual({ purpose: 'delivery' });
    const shown = screen.getByText(SECRET);
    expect(document.activeElement).toBe(shown);
    expect(shown.getAttribute('translate')).toBe('no');
    expect(screen.getByText(/Hides itself in 01:00/)).toBeTruthy();
    await settle(58_000);
    expect(screen.getByText(/Hides itself in 00:02/)).toBeTruthy();
    await settle(2_500);
    expect(everywhere()).not.toContain(SECRET);
    expect(screen.getByText('The address is hidden again.')).toBeTruthy();
  });

  it.each([
    ['the window loses the focus', () => dispatchEvent(new Event('blur'))],
    ['the page is kept for "back"', () => dispatchEvent(new Event('pagehide'))],
    ['somebody goes back', () => dispatchEvent(new PopStateEvent('popstate'))],
    [
      'the window is put away',
      () => {
        jest.spyOn(document, 'hidden', 'get').mockReturnValue(true);
        document.dispatchEvent(new Event('visibilitychange'));
        jest.restoreAllMocks();
      },
    ],
    ['somebody hides it', () => fireEvent.click(screen.getByRole('button', { name: 'Hide it now' }))],
  ])('is gone as soon as %s', async (_, happens) => {
    await given({ [`POST ${PATH}/reveal-address`]: REVEALED });
    await reveal();
    expect(everywhere()).toContain(SECRET);
    act(() => void happens());
    expect(everywhere()).not.toContain(SECRET);
  });

  it('VA-8: takes a purpose that was chosen: none is before', async () => {
    const { server } = await given({ [`POST ${PATH}/reveal-address`]: REVEALED });
    await press('Show the address');
    expect(screen.getAllByRole('radio').filter((radio) => (radio as HTMLInputElement).checked)).toEqual([]);
    await press('Show it for a minute');
    expect(screen.getByText('Choose what it is needed for.')).toBeTruthy();
    expect(server.to(`${PATH}/reveal-address`)).toEqual([]);
  });

  it('VA-7: says that it was written within a day, by which role, and that it is to be confirmed by phone', async () => {
    const changed = { at: '2026-11-24T13:10:00.000Z', byRole: 'shelter_staff' };
    await given(
      { [`POST ${PATH}/reveal-address`]: ok({ address: SECRET, changed, hideAfterSeconds: 60 }) },
      place({ changed }),
    );
    expect(screen.getByRole('note').textContent).toMatch(
      /^Changed on .*13:10 \(by: House staff\)\. Confirm it by phone/,
    );
    await reveal();
    expect(screen.getAllByRole('note')).toHaveLength(2);
  });

  it('is in no storage, no title and no address bar while it is shown', async () => {
    await given({ [`POST ${PATH}/reveal-address`]: REVEALED });
    await reveal();
    expect(JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])).not.toContain(SECRET);
    expect(document.title + location.href).not.toContain(SECRET);
  });

  it('asks for the second factor in place and then goes on by itself', async () => {
    let stepped = false;
    const { server } = await given({
      [`POST ${PATH}/reveal-address`]: () => (stepped ? REVEALED : refusal(403, 'second_factor_needed')),
      'GET /api/me/account': account(['code']),
      'POST /api/me/step-up': ({ body }) => {
        stepped = (body as { code?: string }).code === '123456';
        return stepped ? ok({ until: '2026-11-25T02:20:00.000Z' }) : refusal(403, 'wrong_code');
      },
    });
    await reveal();
    await drawer();
    fireEvent.change(screen.getByLabelText('Code'), { target: { value: '999999' } });
    await press('Go on');
    expect(screen.getByRole('alert').textContent).toContain('That code is wrong.');
    fireEvent.change(screen.getByLabelText('Code'), { target: { value: '123456' } });
    await press('Go on');
    expect(screen.queryByRole('complementary', { name: 'Is it you?' })).toBeNull();
    expect(screen.getByText(SECRET)).toBeTruthy();
    expect(server.to(`${PATH}/reveal-address`)).toHaveLength(2);
  });

  it('stays hidden when the second factor is not shown, and says so', async () => {
    const { server } = await given({
      [`POST ${PATH}/reveal-address`]: refusal(403, 'second_factor_needed'),
      'GET /api/me/account': account(['demo']),
    });
    await reveal();
    await drawer();
    fireEvent.click(screen.getAllByRole('button', { name: 'Cancel' })[1]!);
    await settle();
    expect(screen.getByRole('alert').textContent).toContain('This needs your second factor.');
    expect(server.to(`${PATH}/reveal-address`)).toHaveLength(1);
  });

  it('says that the connection is gone, and shows nothing', async () => {
    await given({ [`POST ${PATH}/reveal-address`]: 'no connection' });
    await reveal();
    expect(screen.getByRole('alert').textContent).toContain('There is no connection to the server.');
  });
});

describe('what managers write down', () => {
  it('is sent without the previous value, and refetched', async () => {
    const { server } = await given({ [`POST ${PATH}/record-address`]: done }, place({ address: 'none', maySet: true }));
    await press('Enter the address');
    const field = screen.getByLabelText('Address of the house');
    expect(field.getAttribute('spellcheck')).toBe('false');
    expect(field.getAttribute('autocomplete')).toBe('off');
    fireEvent.change(field, { target: { value: ` ${SECRET} ` } });
    await press('Save it');
    expect(server.to(`${PATH}/record-address`)[0]?.body).toEqual({ address: SECRET });
    expect(everywhere()).not.toContain(SECRET);
    expect(screen.getByText('Saved.')).toBeTruthy();
    expect(server.to(`${PATH}/meeting-point`)).toHaveLength(2);
  });
});

describe('emergency access', () => {
  it('says what follows, takes a reason, and refetches the shelter', async () => {
    const until = new Date(NOW + 30 * 60_000).toISOString();
    const { server, onOpened } = await given(
      { [`POST ${PATH}/emergency-access`]: ok({ accessId: 'a1', until }) },
      place({ address: 'hidden', emergency: 'may_ask' }),
    );
    await press('Emergency access');
    expect(screen.getByText(/Its managers are notified at once/)).toBeTruthy();
    fireEvent.click(screen.getByLabelText('Evacuation'));
    server.answers[`GET ${PATH}/meeting-point`] = ok(place({ emergency: { until } }));
    await press('Open for 30 minutes');
    expect(server.to(`${PATH}/emergency-access`)[0]?.body).toEqual({ reason: 'evacuation' });
    expect(onOpened).toHaveBeenCalledTimes(1);
    expect(
      screen.getByText(/^Emergency access until .*\. The managers of the house have been notified\.$/),
    ).toBeTruthy();
    server.answers[`GET ${PATH}/meeting-point`] = ok(place({ address: 'hidden', emergency: 'may_ask' }));
    await settle(31 * 60_000);
    expect(screen.queryByText(/^Emergency access until/)).toBeNull();
  });
});

/** Resolves once the lazily loaded drawer is rendered. */
async function drawer() {
  for (let turn = 0; turn < 50 && !screen.queryByRole('complementary', { name: 'Is it you?' }); turn++)
    await settle(10);
  await settle();
  expect(screen.getByRole('complementary', { name: 'Is it you?' })).toBeTruthy();
}
