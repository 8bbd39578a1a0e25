import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { transferView } from '@safe-haven/contracts';
import { CaseworkProgram, ONE } from '../requests/testing/casework-program.ts';
import { startHttpProgram } from '../testing/http-program.ts';

const NEEDS = { languages: ['sq'], ownRoom: true, pregnantMonth: 7, mentalHealthAcute: true, hasReferral: true };
const DETAILS = { needs: NEEDS, citizenOf: ['RS'], seeksAsylumIn: null };

let work: CaseworkProgram;
beforeAll(async () => {
  work = new CaseworkProgram(await startHttpProgram());
  await work.haven.registerShelter('lipa');
  await work.haven.registerShelter('jasen', 'petra');
  const rules = { pregnancy: 'until_month:5', mental_health_acute: 'yes', legal_regime: ['citizen', 'foreigner'] };
  await work.haven.done('petra', 'jasen', 'change-intake-rules', { rules });
});
afterAll(() => work.haven.served.close());

const propose = (id: string, over: object = {}) =>
  work.done('jelena', `transfers/${id}/propose`, {
    toShelterId: 'jasen',
    fromShelterId: 'lipa',
    party: ONE,
    arrival: { from: work.instant(60), to: work.instant(120) },
    details: DETAILS,
    ...over,
  });
const seen = async (person: string, id: string) =>
  transferView.parse((await work.read(person, `transfers/${id}`)).body);
const accept = async (id: string) =>
  work.done('petra', `transfers/${id}/accept`, { met: (await seen('petra', id)).conditions });
const agreed = (...scope: string[]) => ({ consent: { kind: 'written', scope } });
/** Texts that only the details contain. */
const SECRET = /pregnantMonth|mentalHealthAcute|hasReferral|ownRoom|citizenOf":\[/;

describe('PV-5: given a transfer to another organisation’s house', () => {
  it('when it is proposed, then the house reads which of its rules they touch; who sends them reads everything', async () => {
    await propose('t1', agreed('travel', 'share_needs', 'share_health', 'share_documents'));
    const view = await seen('petra', 't1');
    expect(view).toMatchObject({ languages: ['sq'], touches: ['pregnancy', 'legal_regime'], details: null });
    expect(JSON.stringify(view)).not.toMatch(SECRET);
    expect((await seen('jelena', 't1')).details).toEqual(DETAILS);
  });

  it('when it accepts, then it reads what the consent covers; when it has ended, nothing any more, nor the meeting point', async () => {
    await accept('t1');
    expect((await seen('petra', 't1')).details).toEqual(DETAILS);
    await work.doneWithFactor('petra', 'transfers/t1/share-meeting-point', { point: 'the kiosk' });
    await work.done('jelena', 'transfers/t1/depart', {});
    expect((await seen('petra', 't1')).meetingPoint).toBe('the kiosk');
    await work.done('petra', 'transfers/t1/arrive', {});
    const view = await seen('petra', 't1');
    expect(view).toMatchObject({ languages: [], touches: [], details: null, meetingPoint: null });
    expect((await seen('jelena', 't1')).details).toEqual(DETAILS);
  });

  it.each([
    ['declines it', 'petra', 'decline', { code: 'regime' }],
    ['hears that it is called off', 'jelena', 'fail', { code: 'consent_withdrawn' }],
  ])('when the house %s, then it reads nothing of them', async (_, who, command, body) => {
    await propose(`t-${command}`, agreed('travel', 'share_needs', 'share_health', 'share_documents'));
    await work.done(who, `transfers/t-${command}/${command}`, body);
    const view = await seen('petra', `t-${command}`);
    expect(view).toMatchObject({ languages: [], touches: [], details: null });
    expect(JSON.stringify(view)).not.toMatch(SECRET);
  });

  it.each([
    ['only to travel', ['travel'], null],
    [
      'to health',
      ['travel', 'share_health'],
      { needs: { languages: ['sq'], pregnantMonth: 7, mentalHealthAcute: true }, citizenOf: null, seeksAsylumIn: null },
    ],
    [
      'to papers',
      ['share_documents'],
      { needs: { languages: ['sq'], hasReferral: true }, citizenOf: ['RS'], seeksAsylumIn: null },
    ],
  ])('when they agreed %s, then an acceptance opens that and no more', async (kind, scope, details) => {
    const id = kind.replaceAll(' ', '-');
    await propose(id, agreed(...scope));
    await accept(id);
    expect((await seen('petra', id)).details).toEqual(details);
    // Its beds are released for the next case.
    await work.done('jelena', `transfers/${id}/fail`, { code: 'called_off' });
    await work.idle();
  });

  it('when nobody was asked for consent, then nothing is disclosed until they agree, and no more once they withdraw it', async () => {
    await propose('t9');
    await accept('t9');
    expect((await seen('petra', 't9')).details).toBeNull();
    await work.done('jelena', 'transfers/t9/record-consent', { kind: 'oral', scope: ['share_health'] });
    expect((await seen('petra', 't9')).details?.needs.pregnantMonth).toBe(7);
    await work.done('jelena', 'transfers/t9/record-consent', { kind: 'oral', scope: ['travel'] });
    expect((await seen('petra', 't9')).details).toBeNull();
  });
});
