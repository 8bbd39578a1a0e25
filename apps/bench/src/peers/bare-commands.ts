/**
 * The floor of a command: bare node:http around the same schema, decision, idempotency and log, and nothing else (no
 * sessions, rights, limits, board or push). It supports pause and resume only; a shelter is registered on first use.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type CommandName, commandBodies, eventCodec } from '@safe-haven/contracts';
import {
  type Actor,
  type ShelterCommand,
  type ShelterEvent,
  type ShelterState,
  shelterDecider,
} from '@safe-haven/domain';
import { type Codec, eventIdOf, openSqliteStore } from '@safe-haven/event-store';

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

const store = await openSqliteStore<ShelterEvent>({
  path: join(process.env['HAVEN_DATA_DIR']!, 'log.sqlite'),
  codec: eventCodec as Codec<ShelterEvent>,
});
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
  const result = await store.append(stream, events, stored.revision);
  if (result.outcome !== 'appended') throw new Error(result.outcome);
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

const server = createServer((request, response) => {
  let text = '';
  request.on('data', (chunk: Buffer) => {
    text += chunk.toString();
  });
  request.on('end', () => {
    const [, , , id = '', name = ''] = (request.url ?? '').split('/');
    const key = String(request.headers['idempotency-key']);
    const body = commandBodies[name as CommandName].parse(JSON.parse(text));
    const command = { type: name, ...body } as ShelterCommand;
    void inTurn(id, async () => {
      const stored = answers.get(`${id} ${key}`);
      if (stored !== undefined) return stored;
      if (!states.has(id)) await decide(id, REGISTER, `register ${id}`);
      const answer = await decide(id, command, key);
      answers.set(`${id} ${key}`, answer);
      return answer;
    }).then(
      (answer) => response.setHeader('content-type', 'application/json').end(answer),
      (error: Error) => response.writeHead(409).end(error.message),
    );
  });
});
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${(server.address() as AddressInfo).port}\n`);
});
process.on('SIGTERM', () => process.exit(0));
