import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { PEOPLE } from '../../testing/http-program.ts';
import { type NotifiedProgram, startNotifiedProgram } from './testing/notified-program.ts';

const focalPoint = (person: string, country: string) => ({
  ...({ person, name: person, role: 'focal_point', organisation: null, country } as const),
});

let notified: NotifiedProgram;
beforeEach(async () => {
  const people = [...PEOPLE, focalPoint('azra', 'BA'), focalPoint('sava', 'RS'), focalPoint('iva', 'MK')];
  notified = await startNotifiedProgram({}, { people });
  for (const person of ['azra', 'sava', 'iva', 'petra', 'lejla']) await notified.subscribes(person);
  await notified.silence();
});
afterEach(() => notified.close());

describe('given a surge that asks another country for what is missing', () => {
  it('SU-15: then the focal points of that country are notified, without a word of it, and nobody else', async () => {
    const { casework } = notified;
    const ask = { country: 'RS', places: 6, until: casework.instant(600), reason: 'weather' };
    await casework.done('fjolla', 'surges/s1/open', ask);
    await casework.done('jelena', 'surges/s1/confirm', {});
    await notified.silence();
    await casework.done('fjolla', 'surges/s1/ask-country', { country: 'BA' });
    expect(await notified.messages()).toEqual({ azra: 1 });
    for (const { text } of notified.service.received) expect(JSON.parse(text!)).toEqual({ tasks: 1 });
  });
});
