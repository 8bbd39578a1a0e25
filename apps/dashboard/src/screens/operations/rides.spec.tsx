import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { OperationRide } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { accepted, inMinutes, onScreen } from '../../features/request/night.fixture.tsx';
import { ok } from '../../net/server.fixture.ts';
import { firstHold, lineOf, viewOf } from './operation.fixture.ts';
import OperationsPage from './operations-page.tsx';

const POINT = 'Fountain of the park, Niš';
const NOBODY = { crossing: [], apart: [], away: [] };
const point = { meetingPoint: POINT, changed: null, address: 'hidden', maySet: false, emergency: 'no' };
const rideOf = (ride: number, lines: number[], part: Partial<OperationRide> = {}): OperationRide => ({
  ...{ ride, shelterId: 'lipa', lines, leavesAt: inMinutes(30), waits: NOBODY, shownAt: null },
  ...part,
});

const later = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const press = async (name: string) => {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name })));
  await later(300);
};
const show = () => press('Show the meeting point');

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

async function open(rides: OperationRide[]) {
  const shown = await onScreen(<OperationsPage operationId="o1" />, {
    '/api/operations/o1': ok(viewOf([lineOf(1, firstHold('lipa')), lineOf(2, firstHold('lipa'))], { rides })),
    'POST /api/operations/o1/show-meeting-point': accepted,
    'POST /api/operations/o1/add-ride': accepted,
    '/api/shelters/lipa/meeting-point': ok(point),
  });
  await later(300);
  return shown;
}

describe('MS-10: the rides of an operation', () => {
  it('are shown with their number, who travels and when; parties without a ride are listed by house', async () => {
    await open([rideOf(4, [2])]);
    const [ride, left] = document.querySelectorAll('.op-ride');
    expect(ride?.textContent).toMatch(/^Ride 4 Leaves at \d\d:\d\d2 to .+1 person/);
    expect(left?.textContent).toMatch(/^No ride yet: 1 to /);
  });

  it('are written down with everybody chosen first', async () => {
    const { server } = await open([]);
    await press('Plan the ride');
    fireEvent.click(screen.getByRole('checkbox', { name: '2' }));
    fireEvent.click(screen.getByRole('radio', { name: 'in 1 h' }));
    const leavesAt = new Date(Date.now() + 3_600_000).toISOString();
    await press('Save the ride');
    const [sent] = server.to('/api/operations/o1/add-ride');
    expect(sent?.body).toEqual({ shelterId: 'lipa', lines: [1], leavesAt });
  });

  it('say for whom they wait, and then show no meeting point', async () => {
    await open([rideOf(1, [1, 2], { waits: { crossing: [1], apart: [1, 2], away: [2] } })]);
    const text = document.querySelector('.op-ride')?.textContent ?? '';
    expect(text).toContain('not agreed yet to cross a border: 1.');
    expect(text).toContain('may not be together: 1 and 2.');
    expect(text).toContain('no place there any more: 2.');
    expect(screen.queryByRole('button', { name: 'Show the meeting point' })).toBeNull();
  });
});

describe('MS-10: the meeting point of a ride', () => {
  it('is recorded and asked for when it is to be shown, and hides after a minute', async () => {
    const { server } = await open([rideOf(1, [1, 2])]);
    expect(server.to('/api/shelters/lipa/meeting-point')).toEqual([]);
    await show();
    expect(server.to('/api/operations/o1/show-meeting-point').map(({ body }) => body)).toEqual([{ ride: 1 }]);
    expect(screen.getAllByText(POINT)).not.toEqual([]);
    await later(55_000);
    expect(screen.getAllByText(POINT)).not.toEqual([]);
    await later(6_000);
    expect(screen.queryByText(POINT)).toBeNull();
    expect(screen.getByRole('button', { name: 'Show the meeting point' })).toBeTruthy();
  });

  it('is on the sheet with the numbers, people and time, and the sheet names no house', async () => {
    await open([rideOf(1, [1, 2])]);
    await show();
    const sheet = document.querySelector('.op-sheet')?.textContent ?? '';
    expect(sheet).toMatch(/^Ride 1Numbers 1 and 2: 2 peopleLeaves at \d\d:\d\dMeeting point/);
    expect(sheet.endsWith(POINT)).toBe(true);
    expect(sheet).not.toMatch(/House|Lipa/);
  });
});
