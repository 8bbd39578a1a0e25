import type { HttpProgram } from './http-program.ts';
import { steppedUp } from './second-factor.ts';

/** A command on a shelter in a session with a second factor of just now. */
export const withFactor = async (haven: HttpProgram, person: string, shelter: string, command: string, body: object) =>
  haven.send(person, shelter, command, body, undefined, { cookie: await steppedUp(haven, person) });

/** Gives a published shelter another name or area: its manager proposes it, the administrator publishes it. */
export async function moved(haven: HttpProgram, shelter: string, move: object, manager = 'ana'): Promise<void> {
  const proposed = await withFactor(haven, manager, shelter, 'change-profile', move);
  const change = proposed.body.events.find(({ type }: { type: string }) => type === 'ProfileChangeProposed');
  const published = await withFactor(haven, 'ada', shelter, 'publish-change', { changeId: change.changeId });
  if (published.status !== 200) throw new Error(`publish-change: ${published.text}`);
}
