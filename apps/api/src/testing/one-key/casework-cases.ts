import type { RequestCommandName, TransferCommandName } from '@safe-haven/contracts';
import { CRITERIA, ONE } from '../../requests/testing/casework-program.ts';
import type { Command, KeyCase } from './case.ts';
import { shelterCases } from './shelter-cases.ts';

const SOONER = '2026-11-25T02:00:00.000Z';
const LATER = '2026-11-25T03:00:00.000Z';

const opening = { party: ONE, criteria: CRITERIA, urgency: 'tonight' };

/** A request of SOS under an id of its own, to a house of Atina of the same name. */
export function requestCases(id: string): Readonly<Record<RequestCommandName, KeyCase>> {
  const by = (who: string, name: RequestCommandName, body: object = {}): Command => ({
    who,
    path: `requests/${id}/${name}`,
    body,
  });
  const open = by('vera', 'open', opening);
  const broadcast = by('vera', 'broadcast', { shelters: [id], respondBy: LATER });
  const { given: shelter = [] } = shelterCases(id)['hold-beds'];
  const afterwards = [by('vera', 'withdraw')];
  return {
    open: { command: open, afterwards, refusedTo: 'aud' },
    'record-consent': {
      given: [open],
      command: by('vera', 'record-consent', { kind: 'oral', scope: ['share_needs'] }),
      afterwards,
    },
    broadcast: { given: [...shelter, open], command: broadcast, afterwards },
    respond: {
      given: [...shelter, open, broadcast],
      command: by('ana', 'respond', { shelterId: id, answer: 'no', codes: ['no_staff'] }),
      afterwards: [...afterwards, { who: 'ana', path: `shelters/${id}/close`, body: {} }],
    },
    escalate: { given: [open], command: by('vera', 'escalate', { level: 1 }), afterwards },
    withdraw: { given: [open], command: by('vera', 'withdraw') },
    'close-unmet': { given: [open], command: by('vera', 'close-unmet', { reasons: ['too_far'] }) },
  };
}

/** A transfer of a request of SOS, to a house of Atina of the same name. */
export function transferCases(id: string): Readonly<Record<TransferCommandName, KeyCase>> {
  const by = (who: string, name: TransferCommandName, body: object = {}): Command => ({
    who,
    path: `transfers/${id}/${name}`,
    body,
  });
  const { given: shelter = [] } = shelterCases(id)['hold-beds'];
  const arrival = { from: SOONER, to: LATER };
  const request: Command = { who: 'vera', path: `requests/${id}/open`, body: opening };
  const propose = by('vera', 'propose', {
    toShelterId: id,
    requestId: id,
    party: ONE,
    arrival,
    details: { needs: {}, citizenOf: ['RS'], seeksAsylumIn: null },
  });
  const consent = by('vera', 'record-consent', { kind: 'written', scope: ['travel'] });
  const accept = by('ana', 'accept', { met: ['gender', 'legal_regime'] });
  const depart = by('vera', 'depart');
  const fail = by('vera', 'fail', { code: 'called_off' });
  const afterwards = [fail, { who: 'vera', path: `requests/${id}/withdraw`, body: {} }];
  const proposed = [...shelter, request, propose];
  const accepted = [...proposed, consent, accept];
  return {
    propose: { given: [...shelter, request], command: propose, afterwards },
    'record-consent': { given: proposed, command: consent, afterwards },
    accept: { given: [...proposed, consent], command: accept, afterwards },
    decline: { given: proposed, command: by('ana', 'decline', { code: 'no_staff' }), afterwards: afterwards.slice(1) },
    'share-meeting-point': {
      given: accepted,
      command: { ...by('ana', 'share-meeting-point', { point: 'the kiosk' }), withFactor: true },
      afterwards,
    },
    depart: { given: accepted, command: depart, afterwards },
    'change-arrival': {
      given: [...accepted, depart],
      command: by('vera', 'change-arrival', { arrival: { from: SOONER, to: '2026-11-25T03:30:00.000Z' } }),
      afterwards,
    },
    arrive: { given: [...accepted, depart], command: by('ana', 'arrive') },
    fail: { given: proposed, command: fail, afterwards: afterwards.slice(1) },
  };
}
