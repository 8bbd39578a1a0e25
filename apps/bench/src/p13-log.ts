import { join } from 'node:path';
import { eventCodec } from '@safe-haven/contracts';
import { type NewEvent, openSqliteStore } from '@safe-haven/event-store';
import { eventsOf, newEvent } from './p3-replay.ts';
import { sized } from './sizes.ts';

/** Four years of 137 shelters: 200,020 nights. */
export const SHELTERS = sized(137, 20);
export const NIGHTS = 4 * 365;
export const DAY_MS = 86_400_000;
const FIRST = Date.UTC(2022, 0, 1);
/** Shelters of another organisation with frequent arrivals and departures: 200,000 events. */
export const BUSY = { organisation: 'Fondacija Lara', country: 'BA', shelters: 40, facts: sized(5_000, 200) } as const;
/** Events per append. */
const PAGE = 500;

/** People counted in a shelter on a night, of eight places. */
export const occupiedIn = (shelter: number, night: number): number => (shelter + night) % 9;

/** Writes the history into the log of a stopped program. */
export async function fillHistory(folder: string): Promise<void> {
  const store = await openSqliteStore({ path: join(folder, 'log.sqlite'), codec: eventCodec });
  const add = async (stream: string, events: readonly NewEvent[]) => {
    for (let from = 0; from < events.length; from += PAGE) {
      const { outcome } = await store.append(stream, events.slice(from, from + PAGE), from);
      if (outcome !== 'appended') throw new Error(outcome);
    }
  };
  for (let i = 0; i < SHELTERS; i++) await add(`shelter-bench-${i}`, nightsOf(i, `shelter-bench-${i}`));
  for (let i = 0; i < BUSY.shelters; i++) await add(`shelter-busy-${i}`, busyLife(`shelter-busy-${i}`));
  await store.close();
}

function nightsOf(i: number, stream: string): NewEvent[] {
  const at = new Date().toISOString();
  const area = { id: 'rs-nis', name: 'Niš' };
  const shelter = { organisation: 'Atina', country: 'RS', area, timezone: 'Europe/Belgrade', draft: false } as const;
  const registered = {
    type: 'ShelterRegistered',
    name: `House ${i}`,
    ...shelter,
    mode: 'counted',
    kind: 'crisis',
  } as const;
  const nights = Array.from({ length: NIGHTS }, (_, n) => {
    const night = new Date(FIRST + n * DAY_MS).toISOString().slice(0, 10);
    const asOf = `${night}T22:00:00.000Z`;
    const report = { type: 'CensusReported', night, asOf, inService: 8, occupied: occupiedIn(i, n) } as const;
    return newEvent(stream, report, n + 1, at);
  });
  return [newEvent(stream, registered, 0, at), ...nights];
}

function busyLife(stream: string): NewEvent[] {
  const [registered, ...rest] = eventsOf(stream, 0, BUSY.facts);
  const { organisation, country } = BUSY;
  return [{ ...registered!, data: { ...registered!.data, organisation, country } }, ...rest];
}
