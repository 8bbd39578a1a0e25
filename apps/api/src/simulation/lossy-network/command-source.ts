import type { Random } from '../../testing/random.ts';
import { type Command, type FinalAnswer, isRecorded } from './retrying-client.ts';

const SHELTERS = ['lipa', 'jasen', 'javor', 'bukva', 'hrast', 'breza'] as const;
export const shelters: readonly string[] = SHELTERS;

/** Commands that people send, chosen from the answers they have got so far. */
export class CommandSource {
  readonly #random: Random;
  readonly #holds = new Map<string, string[]>();
  readonly #last = new Map<string, { readonly shelterId: string; readonly eventId: string }>();

  constructor(random: Random) {
    this.#random = random;
  }

  next(person: string): Command {
    const random = this.#random;
    const shelterId = random.pick(SHELTERS);
    const holdId = random.pick([...(this.#holds.get(shelterId) ?? []), 'no-such-hold']);
    const last = this.#last.get(person) ?? { shelterId, eventId: '00000000-0000-4000-8000-000000000000' };
    const of = (name: string, body: object): Command => ({ shelterId, name, body });
    const choices: readonly (readonly [number, () => Command])[] = [
      [34, () => of('hold-beds', { party: { adults: 1, children: random.below(4) } })],
      [22, () => of('release-hold', { holdId, reason: 'declined' })],
      [10, () => of('pause-intake', { reason: random.pick(['no_staff', 'other']) })],
      [12, () => of('resume-intake', {})],
      [8, () => of('report-census', this.#census())],
      [10, () => ({ ...of('undo', { eventId: last.eventId }), shelterId: last.shelterId })],
      [4, () => of('extend-hold', { holdId })],
    ];
    return random.pick(choices.flatMap(([weight, make]) => Array.from({ length: weight }, () => make)))();
  }

  observe(answer: FinalAnswer): void {
    if (!isRecorded(answer)) return;
    for (const { type, holdId, eventId } of JSON.parse(answer.text).events) {
      if (type === 'BedsHeld') this.#holds.set(answer.shelterId, [...this.#holdsOf(answer.shelterId), holdId]);
      this.#last.set(answer.person, { shelterId: answer.shelterId, eventId });
    }
  }

  /** The newest first: older holds have mostly ended. */
  #holdsOf(shelterId: string): readonly string[] {
    return (this.#holds.get(shelterId) ?? []).slice(-5);
  }

  #census(): object {
    return { asOf: '2026-11-25T00:30:00.000Z', night: '2026-11-24', occupied: this.#random.below(7) };
  }
}
