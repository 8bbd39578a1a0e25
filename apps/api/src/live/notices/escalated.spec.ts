import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Actor, partyOf, type RequestCommand, type RequestState } from '@safe-haven/domain';
import { instantOf } from '../../environment/clock.ts';
import { bodyHash } from '../../streams/command-key.ts';
import { RequestStreams } from '../../streams/request-streams.ts';
import { Streams } from '../../streams/streams.ts';
import { memoryStore } from '../../testing/http-program.ts';
import { ManualClock } from '../../testing/manual-clock.ts';
import { concernedAt } from './escalated.ts';

const VERA: Actor = { person: 'vera', role: 'hotline', organisation: 'SOS', country: 'RS' };
const MINUTE = 60_000;

let clock: ManualClock;
let requests: RequestStreams;
beforeEach(async () => {
  clock = new ManualClock();
  requests = new RequestStreams(new Streams(memoryStore(), clock));
  const criteria = { key: 'request-r1', box: 'xxxx' };
  const party = partyOf({ adults: 1, children: 0 });
  await apply({ type: 'open', party, criteria, urgency: 'tonight', excludedAreas: 0 });
  await asks('lipa', 'vrba');
});

async function apply(command: RequestCommand): Promise<void> {
  const hash = bodyHash(command.type, command);
  const request = { id: 'r1', command, commandId: randomUUID(), hash, actor: VERA, source: 'app' } as const;
  const outcome = await requests.handle(request);
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome));
  clock.advance(MINUTE);
}
const asks = (...shelters: string[]) =>
  apply({ type: 'broadcast', shelters, respondBy: instantOf(clock.now() + 20 * MINUTE) });
const answers = (shelterId: string) => apply({ type: 'respond', shelterId, answer: 'yes', codes: [] });
const now = async (): Promise<RequestState> => (await requests.head('r1'))!.state;

describe('given a request of an organisation, asked of two houses', () => {
  it('NT-7: when one has answered, then a level concerns the other, and the coordinators of those who ask', async () => {
    await answers('vrba');
    expect(concernedAt(1, await now())).toEqual({
      shelters: ['lipa'],
      requesters: { roles: ['coordinator'], organisation: 'SOS' },
    });
  });

  it('NT-7: when a shelter that answered is asked again, then it counts as unanswered', async () => {
    await answers('lipa');
    await answers('vrba');
    await asks('vrba');
    expect(concernedAt(2, await now())).toEqual({
      shelters: ['vrba'],
      requesters: { roles: ['coordinator', 'manager'], organisation: 'SOS' },
    });
  });

  it('NT-7: when it was withdrawn just after a level was written, then that level notifies nobody', async () => {
    await apply({ type: 'escalate', level: 1 });
    await apply({ type: 'withdraw' });
    expect(concernedAt(1, await now())).toEqual({ shelters: [], requesters: null });
  });
});
