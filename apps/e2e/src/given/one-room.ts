import { type CommandBody, type FoundPlaces, found, tonight } from '@safe-haven/contracts';
import type { Client } from './client.ts';

type Party = CommandBody<'hold-beds'>['party'];

/** Which houses take a party, as this person is shown. */
export const findFor = async (client: Client, party: Party): Promise<FoundPlaces> =>
  found.parse(JSON.parse((await client.ask('/api/find', { party })).text));

/** Holds rooms in the best house until it takes one more such party and no second; returns the house. */
export async function leaveOneRoom(client: Client, party: Party): Promise<string> {
  const [first] = await holdable(client, party);
  if (first === undefined) throw new Error('no house takes such a party');
  await releaseOwn(client, first);
  for (const shelterId = first; ; ) {
    const { events } = await client.command(shelterId, 'hold-beds', { party });
    if ((await holdable(client, party)).includes(shelterId)) continue;
    const holdId = String(events.at(-1)?.['holdId']);
    await client.command(shelterId, 'release-hold', { holdId, reason: 'error' });
    return shelterId;
  }
}

/** Ends this person's holds in a house: one that lapses while the test runs would keep them from holding there again. */
async function releaseOwn(client: Client, shelterId: string): Promise<void> {
  const { holds } = tonight.parse(JSON.parse((await client.ask('/api/tonight')).text));
  for (const { holdId } of holds.filter((hold) => hold.shelterId === shelterId && hold.mine))
    await client.command(shelterId, 'release-hold', { holdId, reason: 'error' });
}

/** The houses whose beds this person can hold for such a party, the best first. */
async function holdable(client: Client, party: Party): Promise<readonly string[]> {
  const { takes, takesIf } = await findFor(client, party);
  return [...takes.shelters, ...takesIf.shelters]
    .filter(({ direct, offer, conditions }) => {
      const waits = conditions.some(({ code }) => code === 'held_again_too_soon');
      return direct && offer !== null && !waits;
    })
    .map(({ shelterId }) => shelterId);
}
