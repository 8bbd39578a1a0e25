import { randomUUID } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AREAS, eventCodec } from '@safe-haven/contracts';
import { eventIdOf, openSqliteStore } from '@safe-haven/event-store';

const BEDS = 6;
const ZONES = { AL: 'Europe/Tirane', BA: 'Europe/Sarajevo', MK: 'Europe/Skopje', RS: 'Europe/Belgrade' };
export const idOf = (i) => `m${i}`;

/**
 * A folder with the log of a network of so many houses, written as the program writes it: each has a shared room with
 * six beds, spread over every area of the catalogue, all of one organisation, so that everybody in it sees every row
 * exactly, which is the most that a list can have to show.
 */
export async function manyShelters(count, organisation) {
  const folder = mkdtempSync(join(tmpdir(), 'haven-measure-'));
  const store = await openSqliteStore({ path: join(folder, 'log.sqlite'), codec: eventCodec });
  for (let i = 0; i < count; i++) await store.append(`shelter-${idOf(i)}`, eventsOf(i, organisation), 0);
  await store.close();
  return folder;
}

function eventsOf(i, organisation) {
  const area = AREAS[i % AREAS.length];
  const facts = [
    {
      type: 'ShelterRegistered',
      name: `House ${i + 1}`,
      organisation,
      country: area.country,
      area: { id: area.id, name: area.names.en },
      timezone: ZONES[area.country],
      mode: 'kept',
      kind: 'crisis',
      draft: false,
    },
    { type: 'RoomAdded', roomId: 'r1', label: '1', privacy: 'shared', features: [] },
    ...Array.from({ length: BEDS }, (_, b) => ({
      type: 'BedAdded',
      bedId: `b${b}`,
      roomId: 'r1',
      label: `1${String.fromCharCode(65 + b)}`,
      kind: 'adult',
      stepFree: false,
    })),
  ];
  const at = new Date(Date.now() - 3_600_000).toISOString();
  return facts.map(({ type, ...data }, n) => {
    const commandId = randomUUID();
    return {
      eventId: eventIdOf(`shelter-${idOf(i)}`, commandId, n),
      type,
      schemaVersion: eventCodec.versionOf(type),
      data,
      metadata: {
        occurredAt: at,
        recordedAt: at,
        actor: { person: 'measure', role: 'manager', organisation, country: 'RS' },
        commandId,
        correlationId: commandId,
        source: 'app',
        commandHash: 'measure',
      },
    };
  });
}
