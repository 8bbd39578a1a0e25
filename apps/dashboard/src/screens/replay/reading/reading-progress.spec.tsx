import { afterEach, describe, expect, test } from '@jest/globals';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { ourHeaders } from '../../../net/server.fixture.ts';
import { ReadingProgress } from './reading-progress.tsx';
import { useReading } from './use-reading.ts';

afterEach(cleanup);

/** A server that reads further on each request; the test releases the answers. */
class Server {
  requests = 0;
  #answer: ((read: number) => void) | null = null;

  readonly fetch = (_: string, { signal }: RequestInit) =>
    new Promise((resolve, reject) => {
      this.requests++;
      signal?.addEventListener('abort', () => reject(signal.reason));
      this.#answer = (read) =>
        resolve({
          ok: true,
          status: 200,
          headers: ourHeaders(),
          json: async () => ({ position: '1', read, of: 10_000 }),
        });
    });

  answer = (read: number) => act(async () => this.#answer?.(read));
}

function Page() {
  const reading = useReading();
  return reading.ready ? <p>The past</p> : <ReadingProgress {...reading} />;
}

async function given(): Promise<Server> {
  const server = new Server();
  globalThis.fetch = server.fetch as unknown as typeof fetch;
  await act(async () => void render(<Page />));
  return server;
}

describe('the first replay of a long past', () => {
  test('RP-6 says how many of how many events are read, until the past is there', async () => {
    const server = await given();
    expect(screen.queryByRole('progressbar')).toBeNull();
    await server.answer(2_500);
    expect(screen.getByText('2,500 of 10,000 events read')).toBeTruthy();
    expect(screen.getByRole<HTMLProgressElement>('progressbar').position).toBe(0.25);
    await server.answer(10_000);
    expect(screen.getByText('The past')).toBeTruthy();
    expect(server.requests).toBe(2);
  });

  test('RP-6 can be stopped, which asks for nothing more, and gone on with', async () => {
    const server = await given();
    await server.answer(2_500);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Stop reading' })));
    expect(screen.getByRole('status').textContent).toMatch(/^Reading has stopped/);
    expect(server.requests).toBe(2);
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Go on reading' })));
    expect(server.requests).toBe(3);
    await server.answer(10_000);
    expect(screen.getByText('The past')).toBeTruthy();
  });
});
