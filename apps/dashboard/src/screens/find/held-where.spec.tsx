import { describe, expect, it, jest } from '@jest/globals';
import type { DutyContact } from '@safe-haven/contracts';
import { eventually } from '@safe-haven/jest-preset/waiting';
import { fireEvent, screen } from '@testing-library/react';
import { ok } from '../../net/server.fixture.ts';
import { action, eachOnItsOwn, given, HELD, HOLD, NIGHT } from './find-page.fixture.tsx';

eachOnItsOwn();

describe('TN-7: where to send them', () => {
  const contacts = (shelter: DutyContact | null) =>
    ok({
      contacts: [
        {
          ...{ shelterId: 'bukva', timezone: 'Europe/Belgrade', shelter, maySet: false, maySetLine: false },
          organisation: {
            organisationId: 'o1',
            name: 'Atina',
            line: { number: '+38111765432', hours: null, changed: null },
          },
        },
      ],
    });
  const SHELTER: DutyContact = { number: '+38160123456', hours: null, changed: null };
  const held = async (point: string | null, shelter: DutyContact | null) => {
    // The loader of a chunk is not driven by the clock of a test.
    jest.useRealTimers();
    await given({
      answers: {
        'POST /api/shelters/bukva/hold-beds': ok(HELD),
        'GET /api/tonight': ok(NIGHT([HOLD])),
        'GET /api/shelters/bukva/meeting-point': ok({
          ...{ meetingPoint: point, changed: null, address: 'may_reveal', maySet: false, emergency: 'no' },
        }),
        'GET /api/duty-contacts': contacts(shelter),
      },
      timers: 'real',
    });
    fireEvent.click(action('bukva'));
    return eventually(
      () => document.querySelector<HTMLAnchorElement>('.call-button'),
      (link) => link !== null,
    );
  };

  it('is the meeting point, with the number of the house, before anything that is to be done; the address takes a reason', async () => {
    const call = await held('Clock of Nowhere Square', SHELTER);
    const point = await screen.findByText('Clock of Nowhere Square');
    expect(call?.textContent).toContain('Call the house');
    const onTheWay = screen.getByRole('button', { name: 'On the way' });
    expect(point.compareDocumentPosition(onTheWay) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(call!.compareDocumentPosition(onTheWay) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Show the address' })).toBeTruthy();
  });

  it('is the number where no meeting point is written down', async () => {
    const call = await held(null, null);
    expect(await screen.findByText('No meeting point is saved. Call the house.')).toBeTruthy();
    expect(call?.getAttribute('href')).toBe('tel:+38111765432');
    // Whose line it is would be a third line.
    expect(call?.textContent).toMatch(/^Duty line\+381.* · now$/);
    expect(call?.title).toMatch(/^Duty line of /);
  });
});
