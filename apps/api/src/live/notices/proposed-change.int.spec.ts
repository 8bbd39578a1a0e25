import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { commandHeaders, notices, ownShelters } from '@safe-haven/contracts';
import { PEOPLE } from '../../testing/http-program.ts';
import { post, steppedUp } from '../../testing/second-factor.ts';
import { type NotifiedProgram, startNotifiedProgram } from './testing/notified-program.ts';

/** Another manager of the organisation, and one of another. */
const SANJA = { person: 'sanja', name: 'sanja', role: 'manager' as const, organisation: 'Atina', country: 'RS' };

let notified: NotifiedProgram;
beforeEach(async () => {
  notified = await startNotifiedProgram({}, { people: [...PEOPLE, SANJA] });
  for (const person of ['ana', 'sanja', 'petra', 'jelena', 'mila']) await notified.subscribes(person);
  await notified.silence();
});
afterEach(() => notified.close());

async function sends(person: string, command: string, body: object) {
  const { haven } = notified;
  const headers = { cookie: await steppedUp(haven, person), ...commandHeaders(randomUUID(), haven.clock.now()) };
  const answer = await post(`${haven.url}/api/shelters/lipa/${command}`, body, headers);
  expect([command, answer.status]).toEqual([command, 200]);
}
const newsOf = async (person: string) => {
  const { news } = notices.parse((await notified.casework.read(person, 'notices')).body);
  return news.map(({ what, shelterId, byName }) => `${byName} ${what} ${shelterId}`);
};

describe('PX-5: given a published house for which another name is proposed', () => {
  it('PX-5: then only the managers who may publish it have a notice, until somebody has decided', async () => {
    await sends('ana', 'change-profile', { name: 'Another name' });
    expect(await notified.messages()).toEqual({ sanja: 1 });
    for (const { text } of notified.service.received) expect(JSON.parse(text!)).toEqual({ tasks: 1 });
    expect(await newsOf('sanja')).toEqual(['ana change_proposed lipa']);
    for (const person of ['ana', 'petra']) expect([person, await newsOf(person)]).toEqual([person, []]);
    notified.haven.advance(48 * 3_600_000);
    expect(await newsOf('sanja')).toEqual(['ana change_proposed lipa']);
    const { shelters } = ownShelters.parse((await notified.casework.read('sanja', 'shelters')).body);
    const { changeId } = shelters.find(({ shelterId }) => shelterId === 'lipa')!.proposed!;
    await sends('sanja', 'publish-change', { changeId });
    expect(await newsOf('sanja')).toEqual([]);
  });

  it('PX-5: when neither the name nor the place changes, then nobody is notified', async () => {
    await sends('ana', 'change-profile', { kind: 'transitional' });
    expect([await notified.messages(), await newsOf('sanja')]).toEqual([{}, []]);
  });
});
