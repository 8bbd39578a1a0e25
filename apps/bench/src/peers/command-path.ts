import { type CommandName, commandBodies, eventCodec } from '@safe-haven/contracts';
import { type Actor, type ShelterCommand, type ShelterState, shelterDecider } from '@safe-haven/domain';
import { eventIdOf, type NewEvent } from '@safe-haven/event-store';

const ANA: Actor = { person: 'ana', role: 'manager', organisation: 'Atina', country: 'RS' };
const REGISTER: ShelterCommand = {
  type: 'register',
  name: 'House',
  organisation: 'Atina',
  country: 'RS',
  area: { id: 'rs-belgrade', name: 'Belgrade' },
  timezone: 'Europe/Belgrade',
  mode: 'kept',
  kind: 'crisis',
};

/** Puts events on disk, all or none, at an expected revision. */
export type Append = (
  stream: string,
  events: readonly NewEvent[],
  expected: number,
) => Promise<{ readonly position: string; readonly revision: number }>;

/**
 * The path of a command as every peer has it: the same schema, decision and idempotency, and nothing else (no sessions,
 * rights, limits, board). Pause and resume only; a shelter is registered on first use, and its state is kept in memory.
 */
export function commandPath(append: Append): (id: string, name: string, key: string, body: unknown) => Promise<string> {
  const states = new Map<string, { state: ShelterState; revision: number }>();
  const answers = new Map<string, string>();
  const queues = new Map<string, Promise<unknown>>();

  async function decide(id: string, command: ShelterCommand, commandId: string): Promise<string> {
    const stream = `shelter-${id}`;
    const now = new Date().toISOString();
    const stored = states.get(id) ?? { state: shelterDecider.initial(id), revision: 0 };
    const newId = eventIdOf(stream, commandId, -1);
    const decision = shelterDecider.decide(command, stored.state, {
      id,
      commandId,
      newId,
      now,
      actor: ANA,
      history: () => [],
    });
    if (!decision.ok) throw new Error(decision.rejection.code);
    const { person, role, organisation, country } = ANA;
    const actor = { person, role, organisation, country };
    const events = decision.events.map(({ event: { type, ...data }, occurredAt }, i) => ({
      eventId: eventIdOf(stream, commandId, i),
      type,
      schemaVersion: eventCodec.versionOf(type),
      data,
      metadata: { occurredAt, recordedAt: now, actor, commandId, correlationId: commandId, source: 'app' as const },
    }));
    const result = await append(stream, events, stored.revision);
    const facts = events.map(({ eventId, metadata: { occurredAt } }, i) => ({
      event: decision.events[i]!.event,
      context: { eventId, revision: stored.revision + 1 + i, occurredAt, recordedAt: now, commandId, actor: ANA },
    }));
    states.set(id, { state: facts.reduce(shelterDecider.evolve, stored.state), revision: result.revision });
    const answered = facts.map(({ event, context: { eventId, occurredAt } }) => ({ ...event, eventId, occurredAt }));
    return JSON.stringify({ position: result.position, revision: String(result.revision), events: answered });
  }

  function inTurn(id: string, work: () => Promise<string>): Promise<string> {
    const queued = (queues.get(id) ?? Promise.resolve()).then(work);
    queues.set(id, queued);
    return queued;
  }

  return (id, name, key, body) => {
    const command = { type: name, ...commandBodies[name as CommandName].parse(body) } as ShelterCommand;
    return inTurn(id, async () => {
      const stored = answers.get(`${id} ${key}`);
      if (stored !== undefined) return stored;
      if (!states.has(id)) await decide(id, REGISTER, `register ${id}`);
      const answer = await decide(id, command, key);
      answers.set(`${id} ${key}`, answer);
      return answer;
    });
  };
}
