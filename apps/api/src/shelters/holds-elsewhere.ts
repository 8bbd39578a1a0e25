import { type Actor, type Ended, type Hold, isOfShelter, type PlacedBy, type ShelterCommand } from '@safe-haven/domain';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { shelterIn } from '../feed/named-shelters.ts';
import type { LiveDirectory } from '../identity/live-directory.ts';
import type { Limits } from '../limits/limits.ts';
import type { AccessLog } from '../privacy/access-log.ts';
import { Failure } from '../problems/failure.ts';
import { Deadline } from '../streams/deadline.ts';
import { Queues } from '../streams/queues.ts';
import type { ShelterOutcome } from '../streams/shelter-streams.ts';

/** Holds of one account within this time are counted together, and a shelter is notified of them once. */
const WINDOW_MS = 3_600_000;
/** The hold of one account in one shelter, and anywhere, from which on the shelters are notified. */
const [NOTIFIED_FROM_IN_ONE, NOTIFIED_FROM_ANYWHERE] = [2, 4];

interface Parts {
  readonly feed: BoardFeed;
  readonly clock: Clock;
  readonly log: AccessLog;
  readonly directory: LiveDirectory;
  /** How long a command may take, the queue included (SH-21); null: as long as it takes. */
  readonly commandMs: number | null;
  /** null: there is no limit, and nobody is notified. */
  readonly limits: Limits['holdsElsewhere'];
}

/** A hold of one person, with its shelter. */
interface Placed {
  readonly shelterId: string;
}

/**
 * Holds in shelters that their holder does not work in (HL-1, HL-2): how many may be live without a request, and when the
 * shelters are notified. Read from the log as far as this process has read it.
 */
export class HoldsElsewhere {
  readonly #parts: Parts;
  readonly #queues = new Queues();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /**
   * Runs a command. Those that the limit counts run one after the other for an organisation, each after this process has
   * read the one before, so that concurrent ones can't exceed it.
   */
  async run(
    actor: Actor,
    shelterId: string,
    command: ShelterCommand,
    work: (deadline?: Deadline) => Promise<ShelterOutcome>,
  ): Promise<ShelterOutcome> {
    const { feed, limits, commandMs } = this.#parts;
    if (limits === null || command.type !== 'hold-beds' || this.#worksIn(actor, shelterId)) return work();
    const deadline = new Deadline(commandMs);
    const inTurn = this.#queues.run(actor.organisation ?? actor.person, async () => {
      const outcome = await work(deadline);
      if (outcome.kind === 'done') {
        await feed.readBack(outcome.position);
        await this.#tell(actor, shelterId);
      }
      return outcome;
    });
    return deadline.within(inTurn).finally(() => deadline.clear());
  }

  /** Throws `too_many_holds` for a hold without a request beyond the limit. */
  orFail(actor: Actor, shelterId: string, command: ShelterCommand): void {
    const { limits, clock } = this.#parts;
    if (limits === null || command.type !== 'hold-beds' || command.requestId !== undefined) return;
    if (this.#worksIn(actor, shelterId)) return;
    const now = instantOf(clock.now());
    let [own, organisation] = [0, 0];
    for (const { hold } of this.#holds()) {
      const { requestId, expiresAt, placedBy } = hold;
      if (requestId !== null || expiresAt <= now) continue;
      if (placedBy.person === actor.person) own += 1;
      if (placedBy.organisation !== null && placedBy.organisation === actor.organisation) organisation += 1;
    }
    if (own >= limits.person || organisation >= limits.organisation) throw new Failure('too_many_holds');
  }

  /**
   * Notifies the shelters of an account that holds again and again, by a fact in their trail, of which their managers
   * are notified. A fact that can't be recorded is made up for by the next hold.
   */
  async #tell(actor: Actor, shelterId: string): Promise<void> {
    const since = instantOf(this.#parts.clock.now() - WINDOW_MS);
    const all = this.#placedSince(actor.person, since);
    const here = all.filter((one) => one.shelterId === shelterId);
    const concerned =
      all.length >= NOTIFIED_FROM_ANYWHERE
        ? all
        : here.length >= NOTIFIED_FROM_IN_ONE
          ? here
          : ([] as readonly Placed[]);
    const { directory, log } = this.#parts;
    const notified = directory.directory.held.filter(({ person, at }) => person === actor.person && at > since);
    const shelters = [...new Set(concerned.map((one) => one.shelterId))].filter(
      (id) => !notified.some((one) => one.shelterId === id),
    );
    if (shelters.length === 0) return;
    const recorded = await log.append({ type: 'PlacesTried', how: 'many_holds', shelters }, actor);
    if (recorded.kind === 'done') await this.#parts.feed.readBack(recorded.position);
  }

  /** The holds of a person since an instant, the ended ones included: to hold, look and release is a hold too. */
  #placedSince(person: string, since: string): readonly Placed[] {
    const live = [...this.#holds()].filter(({ hold }) => hold.placedBy.person === person && hold.heldAt > since);
    const ended = [...this.#ended()].filter(
      ({ what, by, from }) => what === 'hold' && by.person === person && from > since,
    );
    return [...live, ...ended];
  }

  /** Live holds of people who don't work in the shelter. */
  *#holds(): Generator<Placed & { readonly hold: Hold }> {
    for (const [shelterId, { state }] of this.#parts.feed.network.shelters) {
      if (state.situation !== 'kept') continue;
      for (const hold of Object.values(state.holds))
        if (!this.#worksIn(asActor(hold.placedBy), shelterId)) yield { shelterId, hold };
    }
  }

  *#ended(): Generator<Placed & Ended> {
    for (const [shelterId, { state }] of this.#parts.feed.network.shelters) {
      if (state.situation !== 'kept') continue;
      for (const ended of state.ended) if (!this.#worksIn(asActor(ended.by), shelterId)) yield { shelterId, ...ended };
    }
  }

  #worksIn(actor: Actor, shelterId: string): boolean {
    const shelter = shelterIn(this.#parts.feed, shelterId);
    return shelter !== null && isOfShelter(actor, shelter);
  }
}

const asActor = ({ person, role, organisation }: PlacedBy): Actor => ({ person, role, organisation, country: null });
