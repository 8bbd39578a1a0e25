import { createdBy } from '../../streams/change-key.ts';
import { type Command, keyOf } from './case.ts';
import { shelterCases } from './shelter-cases.ts';

/** A change of a route without the name of a command, and the world around it. */
export interface ChangeCase {
  /** The route that it is of. */
  readonly route: string;
  readonly before?: readonly Command[];
  /** Is refused before `given`, and would be done after it. Absent: the change itself. */
  readonly refused?: Command;
  readonly given: readonly Command[];
  readonly change: Command;
  readonly afterwards: readonly Command[];
}

const NOVA = 'Nova';
const made = (who: string, name: string, index = 0): string =>
  createdBy(
    { key: keyOf(name), isRepeatable: true },
    { person: who, role: 'auditor', organisation: null, country: null },
    index,
  );

const by =
  (who: string, root: string) =>
  (path: string, body: object = {}, key?: string): Command => ({
    who,
    path: `${root}/${path}`,
    body,
    withFactor: true,
    ...(key === undefined ? {} : { key: keyOf(key) }),
  });

/** Of administrators: accounts, organisations and service tokens. */
function administrationCases(): readonly ChangeCase[] {
  const [people, organisations, tokens] = [by('ada', 'people'), by('ada', 'organisations'), by('ada', 'tokens')];
  const register = organisations('register', { name: NOVA, area: 'rs-beograd', countries: ['RS'] }, 'nova');
  const rename = organisations(`${made('ada', 'nova')}/change`, { name: 'Drugi dom' });
  const role = { role: 'coordinator', organisation: NOVA };
  const invite = people(
    'invite',
    { name: 'Kata', email: 'kata@example.org', roles: [{ role: 'coordinator', organisation: 'Atina' }] },
    'kata',
  );
  const kata = made('ada', 'kata');
  const grant = people(`${kata}/grant-role`, role, 'grant');
  const disable = people(`${kata}/disable`, { reason: 'left' });
  /** She is signed in. */
  const hers: Command = { who: 'vera', path: 'me/language', body: { language: 'sq' }, withFactor: true };
  const issue = tokens('issue', {
    label: 'Counts',
    organisation: NOVA,
    country: 'RS',
    scopes: ['report_census'],
    days: 30,
  });
  const revoke = (key: string) => tokens(`${made('ada', key)}/revoke`);
  return [
    {
      route: 'people/invite',
      given: [register],
      change: people('invite', { name: 'Ivo', email: 'ivo@example.org', roles: [role] }, 'ivo'),
      afterwards: [people(`${made('ada', 'ivo')}/renew-invitation`)],
    },
    {
      route: 'people/:personId/renew-invitation',
      given: [invite],
      change: people(`${kata}/renew-invitation`),
      afterwards: [people(`${kata}/renew-invitation`), disable],
    },
    {
      route: 'people/:personId/grant-role',
      before: [invite],
      given: [register],
      change: grant,
      afterwards: [people(`${kata}/revoke-role`, { grantId: made('ada', 'grant') })],
    },
    {
      route: 'people/:personId/revoke-role',
      before: [register, invite],
      given: [grant],
      change: people(`${kata}/revoke-role`, { grantId: made('ada', 'grant') }),
      afterwards: [people(`${kata}/grant-role`, role)],
    },
    { route: 'people/:personId/disable', given: [invite], change: disable, afterwards: [people(`${kata}/enable`)] },
    {
      route: 'people/:personId/enable',
      before: [invite],
      given: [disable],
      change: people(`${kata}/enable`),
      afterwards: [disable],
    },
    {
      route: 'people/:personId/sign-out',
      refused: people(`${kata}/sign-out`),
      given: [invite, hers],
      change: people('vera/sign-out'),
      afterwards: [hers],
    },
    {
      route: 'organisations/register',
      before: [register],
      refused: organisations('register', { ...register.body }),
      given: [rename],
      change: organisations('register', { ...register.body }),
      afterwards: [people('invite', { name: 'Ivo', email: 'ivo@example.org', roles: [role] })],
    },
    {
      route: 'organisations/:organisationId/change',
      given: [register],
      change: rename,
      afterwards: [organisations(`${made('ada', 'nova')}/change`, { name: NOVA })],
    },
    {
      route: 'tokens/issue',
      given: [register],
      change: { ...issue, key: keyOf('counts') },
      afterwards: [revoke('counts')],
    },
    {
      route: 'tokens/:tokenId/revoke',
      before: [register],
      given: [{ ...issue, key: keyOf('issued') }],
      change: revoke('issued'),
      afterwards: [],
    },
  ];
}

/** Of a manager: the webhooks of the organisation. */
function webhookCases(): readonly ChangeCase[] {
  const webhooks = by('ana', 'webhooks');
  const registers = (key: string) =>
    webhooks('register', { label: key, url: 'https://127.0.0.1:1/', tells: ['capacity.changed'] }, key);
  const city = made('ana', 'city');
  const ten = Array.from({ length: 10 }, (_, i) => registers(`webhook ${i}`));
  const remove = webhooks(`${city}/remove`);
  const change = (name: string, body: object, afterwards: readonly Command[]): ChangeCase => ({
    route: `webhooks/:webhookId/${name}`,
    given: [registers('city')],
    change: webhooks(`${city}/${name}`, body),
    afterwards,
  });
  return [
    {
      route: 'webhooks/register',
      before: ten,
      given: [webhooks(`${made('ana', 'webhook 0')}/remove`)],
      change: registers('city'),
      afterwards: [remove],
    },
    change('change-secret', {}, [webhooks(`${city}/change-secret`)]),
    change('pause', {}, [webhooks(`${city}/resume`)]),
    { ...change('resume', {}, [webhooks(`${city}/pause`)]), given: [registers('city'), webhooks(`${city}/pause`)] },
    change('replay', { from: '0' }, [webhooks(`${city}/pause`)]),
    change('remove', {}, []),
  ];
}

/** Sent by callers, and by the people whose number it is. */
function contactCases(): readonly ChangeCase[] {
  const [ana, vera] = [by('ana', 'shelters/lipa'), by('vera', 'shelters/lipa')];
  const whose = { whose: 'shelter' };
  const { given: house = [] } = shelterCases('lipa').close;
  const record = ana('record-duty-contact', { number: '060 123 4567', hours: null });
  const report = vera('report-contact', whose);
  const withdraw = vera('withdraw-contact-report', whose);
  const confirm = ana('confirm-contact', whose);
  return [
    {
      route: 'shelters/:shelterId/report-contact',
      before: house,
      given: [record],
      change: report,
      afterwards: [withdraw],
    },
    {
      route: 'shelters/:shelterId/withdraw-contact-report',
      before: [...house, record],
      given: [report],
      change: withdraw,
      afterwards: [report],
    },
    {
      route: 'shelters/:shelterId/confirm-contact',
      before: house,
      given: [record, report],
      change: confirm,
      afterwards: [report],
    },
  ];
}

/** What is typed of a sign-in of one's own. */
export interface TypedSignIn {
  readonly label: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** Of two administrators: an organisation's own sign-in. */
function signInCases(typed: () => TypedSignIn): readonly ChangeCase[] {
  const [ada, bea] = [by('ada', 'organisations'), by('bea', 'organisations')];
  const register = ada('register', { name: NOVA, area: 'rs-beograd', countries: ['RS'] }, 'nova');
  const root = `${made('ada', 'nova')}/sign-in`;
  const propose: Command = { ...ada(`${root}/propose`, {}, 'sign-in'), body: async () => typed() };
  const proposalId = made('ada', 'sign-in');
  const confirm = bea(`${root}/confirm`, { proposalId });
  const decline = ada(`${root}/decline`, { proposalId });
  const changeSecret: Command = {
    ...ada(`${root}/change-secret`),
    body: async () => ({ clientSecret: typed().clientSecret }),
  };
  const remove = ada(`${root}/remove`);
  const of = (name: string, rest: Omit<ChangeCase, 'route'>): ChangeCase => ({
    route: `organisations/:organisationId/sign-in/${name}`,
    ...rest,
  });
  return [
    of('propose', { given: [register], change: propose, afterwards: [decline] }),
    of('confirm', { before: [register], given: [propose], change: confirm, afterwards: [remove] }),
    of('decline', {
      before: [register],
      given: [propose],
      change: decline,
      afterwards: [{ ...propose, key: keyOf('2') }],
    }),
    of('change-secret', { before: [register], given: [propose, confirm], change: changeSecret, afterwards: [remove] }),
    of('remove', {
      before: [register],
      given: [propose, confirm],
      change: remove,
      afterwards: [{ ...propose, key: keyOf('2') }],
    }),
  ];
}

/** Of a manager: the numbers from which staff of a house may text. */
function smsCases(): readonly ChangeCase[] {
  const id = 'sms-house';
  const numbers = by('ana', `shelters/${id}/sms-numbers`);
  const { given: shelter = [] } = shelterCases(id)['hold-beds'];
  const allow = numbers('allow', { personId: 'mila', number: '060 111 2233' }, 'allowed');
  const smsId = made('ana', 'allowed');
  const change = (name: string, afterwards: readonly Command[]): ChangeCase => ({
    route: `shelters/:shelterId/sms-numbers/:smsId/${name}`,
    before: shelter,
    given: [allow],
    change: numbers(`${smsId}/${name}`, { personId: 'mila' }),
    afterwards,
  });
  const revoke = numbers(`${smsId}/revoke`, { personId: 'mila' });
  return [
    { route: 'shelters/:shelterId/sms-numbers/allow', given: shelter, change: allow, afterwards: [revoke] },
    change('make-card', [revoke]),
    change('revoke', []),
  ];
}

/** One of each route whose changes may bring a key. `typed`: a sign-in that works, once the tests run. */
export const changeCases = (typed: () => TypedSignIn): readonly ChangeCase[] => [
  ...administrationCases(),
  ...signInCases(typed),
  ...webhookCases(),
  ...smsCases(),
  ...contactCases(),
];
