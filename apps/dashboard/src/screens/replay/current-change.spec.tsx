import { afterEach, describe, expect, test } from '@jest/globals';
import type { ReplayChange } from '@safe-haven/contracts';
import { cleanup, render, screen } from '@testing-library/react';
import { CurrentChange } from './current-change.tsx';
import type { Replay } from './use-replay.ts';

afterEach(cleanup);

const HAPPENED = '2026-11-18T01:10:00.000Z';
const WRITTEN = '2026-11-18T05:00:00.000Z';

/** An admission at 01:10 that was recorded at 05:00, rendered at an instant. */
function given(at: string): void {
  const change: ReplayChange = { at, recordedAt: WRITTEN, shelterId: 'lipa', type: 'PartyAdmitted', late: true };
  const changes = { all: [change], problem: null, refetch: () => undefined };
  const replay = { at: Date.parse(at), changes } as unknown as Replay;
  render(<CurrentChange replay={replay} rows={[]} before={null} nameOf={() => 'House Lipa'} />);
}

describe('the change that is shown', () => {
  test('RP-4 as it was, was not known at its moment when it was written down later', () => {
    given(HAPPENED);
    expect(screen.getByText(/so it was not known then\.$/)).toBeTruthy();
  });

  test('RP-4 as it was known then, is at the time of recording, and known from then on', () => {
    given(WRITTEN);
    expect(screen.getByText(/so it was known then\.$/)).toBeTruthy();
  });
});
