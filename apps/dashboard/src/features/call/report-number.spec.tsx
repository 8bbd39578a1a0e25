import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { ContactsOfShelter, DutyContact } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import type { ReactNode } from 'react';
import { loadNamespaces } from '../../locales/load-namespaces.ts';
import { FakeServer, ok, refusal } from '../../net/server.fixture.ts';
import { meOf } from '../../net/session/me.fixture.ts';
import { sessions } from '../../net/session/session.ts';
import CallLine from './call-line.tsx';
import CallNumbers from './call-numbers.tsx';
import ContactSection from './contact-section.tsx';

const SHELTER = '+38160123456';
const LINE = '+38111765432';
const REPORT = /^It reaches nobody: report it, /;
const SAID = /^\+381 60 123 456 reaches nobody\. Reported on .* at \d\d:\d\d\.$/;
type Reported = DutyContact['reported'];
const since = (minutes: number, mine: boolean): Reported => ({
  at: new Date(Date.now() - minutes * 60_000).toISOString(),
  mine,
});

/** Renders this with a server that answers the numbers of a house; after any change the report is `becomes`. */
async function given(
  shown: ReactNode,
  { reported, becomes, maySet = false }: { reported?: Reported; becomes?: Reported; maySet?: boolean } = {},
) {
  let now = reported;
  const contact = (number: string): DutyContact => ({ number, hours: null, changed: null });
  const contacts = (): ContactsOfShelter => ({
    ...{ shelterId: 'lipa', timezone: 'Europe/Belgrade', maySet, maySetLine: maySet },
    shelter: { ...contact(SHELTER), ...(now && { reported: now }) },
    organisation: { organisationId: 'o1', name: 'Atina', line: contact(LINE) },
  });
  const change = () => {
    now = becomes;
    return { status: 204, body: null } as const;
  };
  const server = new FakeServer({
    'GET /api/duty-contacts': () => ok({ contacts: [contacts()] }),
    'POST /api/shelters/lipa/report-contact': change,
    'POST /api/shelters/lipa/withdraw-contact-report': change,
    'POST /api/shelters/lipa/confirm-contact': change,
  });
  act(() => sessions.entered(meOf({ may: ['call'] })));
  await act(async () => void render(shown));
  await screen.findAllByRole('link');
  return server;
}

const press = (name: string | RegExp) => act(async () => (await screen.findByRole('button', { name })).click());
const call = (name: RegExp) => act(async () => void fireEvent.click(screen.getByRole('link', { name })));
const inTheOpen = () =>
  screen
    .getAllByRole('link')
    .filter((link) => link.closest('details') === null)
    .map((link) => link.getAttribute('href'));
const asked = (server: FakeServer, name: string) => server.to(`/api/shelters/lipa/${name}`).map(({ body }) => body);

/** jsdom can't follow a phone link. */
const dialsNothing = (event: Event) => event.preventDefault();
beforeEach(() => document.addEventListener('click', dialsNothing));
beforeEach(() => loadNamespaces('en', ['call', 'refusals', 'session']));
afterEach(() => {
  cleanup();
  document.removeEventListener('click', dialsNothing);
});

describe('given a number that reaches nobody', () => {
  it('DC-5: then no button is there before the call; after it one tap says so, without the number, and an undo takes it back', async () => {
    const server = await given(<CallNumbers shelterId="lipa" name="House Lipa" />, { becomes: since(0, true) });
    expect([inTheOpen(), screen.queryAllByRole('button')]).toEqual([[`tel:${SHELTER}`], []]);
    await call(/House Lipa/);
    await press(`It reaches nobody: report it, House Lipa`);
    await screen.findByText(SAID);
    expect(asked(server, 'report-contact')).toEqual([{ whose: 'shelter' }]);
    await press('Undo');
    expect(asked(server, 'withdraw-contact-report')).toEqual([{ whose: 'shelter' }]);
  });

  it.each(['line', 'button'] as const)(
    'DC-6: where one number is shown as a %s, then the other takes its place, and the report can still be undone',
    async (one) => {
      const server = await given(<CallNumbers shelterId="lipa" one={one} />, { becomes: since(0, true) });
      expect([inTheOpen(), screen.queryAllByRole('button')]).toEqual([[`tel:${SHELTER}`], []]);
      await act(async () => void fireEvent.click(screen.getAllByRole('link')[0]!));
      await press(REPORT);
      await screen.findByRole('button', { name: 'Undo' });
      expect(inTheOpen()).toEqual([`tel:${LINE}`]);
      await press('Undo');
      expect(asked(server, 'withdraw-contact-report')).toEqual([{ whose: 'shelter' }]);
    },
  );

  it('DC-6: then the next caller reads since when, has the duty line next to it, and nothing to undo', async () => {
    await given(<CallNumbers shelterId="lipa" />, { reported: since(40, true) });
    expect(screen.getByText(SAID)).not.toBeNull();
    expect(inTheOpen()).toEqual([`tel:${SHELTER}`, `tel:${LINE}`]);
    expect(screen.queryAllByRole('button')).toEqual([]);
    cleanup();
    await given(<CallNumbers shelterId="lipa" one="line" />, { reported: since(40, false) });
    expect(inTheOpen()).toEqual([`tel:${LINE}`]);
    expect(screen.getByText(SAID).closest('details')).not.toBeNull();
  });

  it('DC-5: then the page of a house that is not one’s own offers it, one’s own says that the number is right', async () => {
    await given(<ContactSection shelterId="lipa" />);
    expect(screen.getAllByRole('button', { name: REPORT })).toHaveLength(1);
    cleanup();
    const server = await given(<ContactSection shelterId="lipa" />, { reported: since(40, false), maySet: true });
    expect(screen.queryByRole('button', { name: REPORT })).toBeNull();
    await press('The number is right');
    expect(asked(server, 'confirm-contact')).toEqual([{ whose: 'shelter' }]);
  });

  it('DC-5: then a duty line is reported as one', async () => {
    const server = await given(<CallLine shelterId="lipa" />);
    await call(/Atina/);
    await press(REPORT);
    expect(asked(server, 'report-contact')).toEqual([{ whose: 'organisation' }]);
  });

  it('DC-7: when it is refused, then it says why and what to do', async () => {
    const server = await given(<CallNumbers shelterId="lipa" name="House Lipa" />);
    server.answers['POST /api/shelters/lipa/report-contact'] = refusal(409, 'many_reports');
    await call(/House Lipa/);
    await press(REPORT);
    expect(await screen.findByText('You have reported five numbers within an hour.')).not.toBeNull();
  });
});
