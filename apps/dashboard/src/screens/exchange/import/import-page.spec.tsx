import { Blob, File } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { KnownShelter } from '@safe-haven/contracts/exchange';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { FakeServer, ok, type Reply, refusal } from '../../../net/server.fixture.ts';
import { meOf } from '../../../net/session/me.fixture.ts';
import ImportPage from './import-page.tsx';
import { serve } from './reading/serve.ts';

/** A worker in this process. Its first message carries its message port. */
class InProcessWorker extends EventTarget {
  postMessage(_: null, [port]: [MessagePort]): void {
    serve(port, (error) => expect(error).toBeUndefined());
  }
  terminate(): void {}
}
beforeAll(() => void Object.assign(globalThis, { Worker: InProcessWorker, MessageChannel, TextDecoder, File }));
afterEach(cleanup);

const MILL: KnownShelter = {
  ...{ shelterId: 'mill-1', name: 'Old Mill', organisation: 'Atina', country: 'RS', areaId: 'rs-nis' },
  ...{ timezone: 'Europe/Belgrade', kind: 'emergency', mode: 'past', rules: null, rooms: [], nights: {}, stays: [] },
};
const FILE = Object.assign(new Blob(['date,shelter,occupied\n2026-01-01,Old Mill,3\n']), { name: 'nights.csv' });

describe('IM-7: given a file of a house that is there', () => {
  it('when the known shelters are not loaded, then none counts as new, and the page waits', async () => {
    let shelters: Reply = refusal(429, 'too_many_requests');
    new FakeServer({ 'GET /api/import/shelters': () => shelters });
    const me = meOf({ organisation: 'Atina', country: 'RS' });
    const { container } = render(<ImportPage me={me} kind={null} />);
    await act(
      async () => void fireEvent.change(container.querySelector('input[type=file]')!, { target: { files: [FILE] } }),
    );
    await waitFor(() => expect(screen.getByText('The file is read: 100 %')).toBeTruthy());
    expect(screen.queryByText('What would happen')).toBeNull();
    shelters = ok({ shelters: [MILL] });
    await waitFor(() => expect(screen.getByText('here already')).toBeTruthy());
    expect(screen.queryByText('new here')).toBeNull();
  });
});

describe('HS-6: given houses that were pasted from a spreadsheet', () => {
  const me = meOf({ organisation: 'Atina', country: 'RS' });
  const PASTED = 'house\tarea\troom\tbeds\nLipa\tNiš\t1\t4\n\t\t2\t3\n';
  const paste = () => fireEvent.change(screen.getByLabelText('Or paste the cells here'), { target: { value: PASTED } });

  it('when the cells are read, then the page shows the house with its rows', async () => {
    new FakeServer({ 'GET /api/import/shelters': () => ok({ shelters: [] }) });
    render(<ImportPage me={me} kind="houses_rooms" />);
    paste();
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: 'Read these cells' })));
    await waitFor(() => expect(screen.getByText('new here')).toBeTruthy());
    expect(screen.getByText('Lipa')).toBeTruthy();
    expect(screen.getByText('Rows: 2')).toBeTruthy();
  });

  it('when the page is left before, then that is asked first, and what was pasted stays', () => {
    new FakeServer({ 'GET /api/import/shelters': () => ok({ shelters: [] }) });
    const asked = jest.fn(() => false);
    window.confirm = asked;
    render(<ImportPage me={me} kind="houses_rooms" />);
    paste();
    expect(fireEvent(window, new Event('beforeunload', { cancelable: true }))).toBe(false);
    fireEvent.click(screen.getByRole('link'));
    expect(asked.mock.calls).toHaveLength(1);
    expect(screen.getByLabelText<HTMLTextAreaElement>('Or paste the cells here').value).toBe(PASTED);
  });
});
