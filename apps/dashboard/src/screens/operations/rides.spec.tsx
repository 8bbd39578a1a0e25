import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { onScreen } from '../../features/request/night.fixture.tsx';
import { ok } from '../../net/server.fixture.ts';
import { firstHold, lineOf, viewOf } from './operation.fixture.ts';
import OperationsPage from './operations-page.tsx';

const POINT = 'Fountain of the park, Niš';
const later = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms));
const show = async () => {
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Show the meeting point' })));
  await later(300);
};
const point = { meetingPoint: POINT, changed: null, address: 'hidden', maySet: false, emergency: 'no' };

beforeEach(() => void jest.useFakeTimers());
afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

const open = () =>
  onScreen(<OperationsPage operationId="o1" />, {
    '/api/operations/o1': ok(viewOf([lineOf(1, firstHold('lipa')), lineOf(2, firstHold('lipa'))])),
    '/api/shelters/lipa/meeting-point': ok(point),
  });

describe('MS-10: the meeting point of a ride', () => {
  it('is asked for when it is to be shown, and hides after a minute', async () => {
    const { server } = await open();
    await later(300);
    expect(server.to('/api/shelters/lipa/meeting-point')).toEqual([]);
    await show();
    expect(screen.getAllByText(POINT)).not.toEqual([]);
    await later(55_000);
    expect(screen.getAllByText(POINT)).not.toEqual([]);
    await later(6_000);
    expect(screen.queryByText(POINT)).toBeNull();
    expect(screen.getByRole('button', { name: 'Show the meeting point' })).toBeTruthy();
  });

  it('stands on the sheet with the numbers and people, and the sheet names no house', async () => {
    await open();
    await later(300);
    await show();
    const sheet = document.querySelector('.op-sheet')?.textContent ?? '';
    expect(sheet).toBe(`Ride 1Numbers 1 and 2: 2 peopleMeeting point${POINT}`);
    expect(sheet).not.toMatch(/House|Lipa/);
  });
});
