import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { ShelterPlan } from '@safe-haven/contracts/exchange';
import { act, cleanup, renderHook } from '@testing-library/react';
import { FakeServer, ok, refusal } from '../../../net/server.fixture.ts';
import { useImport } from './use-import.ts';
import { useKnownShelters } from './use-known-shelters.ts';

afterEach(() => {
  cleanup();
  jest.useRealTimers();
});

describe('IM-7: given an import that is under way', () => {
  const SHELTER: ShelterPlan = {
    ...{ shelterId: 'mill', name: 'Old Mill', organisation: 'Atina', isNew: false, same: [] },
    steps: [1, 2].map((line) => ({ name: 'report-nights', body: {}, lines: [line] })),
  };
  async function* shelters() {
    yield SHELTER;
  }

  it('when its page is left, then nothing more is sent', async () => {
    const path = '/api/shelters/mill/report-nights';
    const { result, unmount } = renderHook(useImport);
    const server = new FakeServer({
      [path]: () => {
        unmount();
        return ok({ position: '1', revision: '1', events: [] });
      },
    });
    await act(() => result.current.run(shelters));
    expect(server.to(path)).toHaveLength(1);
  });
});

describe('IM-7: given the houses that a file is compared with', () => {
  it("when the known shelters can't be loaded, then it is not assumed that there are none, and they are requested again", async () => {
    jest.useFakeTimers({ doNotFake: ['performance'] });
    const answers = [refusal(502, 'bad_gateway'), ok({ shelters: [] })];
    const server = new FakeServer({ 'GET /api/import/shelters': () => answers.shift()! });
    const { result } = renderHook(() => useKnownShelters(false));
    await act(() => jest.advanceTimersByTimeAsync(0));
    expect([server.sent.length, result.current]).toEqual([1, null]);
    await act(() => jest.advanceTimersByTimeAsync(5_000));
    expect([server.sent.length, result.current]).toEqual([2, []]);
  });
});
