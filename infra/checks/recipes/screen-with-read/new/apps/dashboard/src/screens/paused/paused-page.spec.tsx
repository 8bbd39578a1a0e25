import { afterEach, expect, it } from '@jest/globals';
import type { PausedView } from '@safe-haven/contracts';
import { act, cleanup, render, screen } from '@testing-library/react';
import { FakeServer, ok } from '../../net/server.fixture.ts';
import PausedPage from './paused-page.tsx';

async function given(countries: PausedView['countries']) {
  new FakeServer({ 'GET /api/paused': ok({ position: '0000000000000000', countries } satisfies PausedView) });
  await act(async () => void render(<PausedPage />));
  await act(async () => undefined);
}

afterEach(cleanup);

it('OP-17: says of each country how many houses take nobody now', async () => {
  await given([{ country: 'RS', paused: 2 }]);
  expect(screen.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['RS: 2 houses take nobody now.']);
});

it('OP-17: says that every house takes people', async () => {
  await given([]);
  expect(screen.getByText('Every house takes people.')).toBeTruthy();
});
