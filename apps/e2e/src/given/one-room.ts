import { type CommandBody, type FoundPlaces, found } from '@safe-haven/contracts';
import type { Client } from './client.ts';

type Party = CommandBody<'hold-beds'>['party'];

/** Which houses take a party, as this person is told. */
export const findFor = async (client: Client, party: Party): Promise<FoundPlaces> =>
  found.parse(JSON.parse((await client.ask('/api/find', { party })).text));

/** Holds rooms in the best house until it takes one more such party and no second; returns the house. */
export async function leaveOneRoom(client: Client, party: Party): Promise<string> {
  const shelterId = (await findFor(client, party)).takes.houses[0]!.shelterId;
  for (;;) {
    const { events } = await client.command(shelterId, 'hold-beds', { party });
    const { takes } = await findFor(client, party);
    if (takes.houses.some((one) => one.shelterId === shelterId)) continue;
    const holdId = String(events.at(-1)?.['holdId']);
    await client.command(shelterId, 'release-hold', { holdId, reason: 'error' });
    return shelterId;
  }
}
