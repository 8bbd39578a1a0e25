import { describe, expect, it } from '@jest/globals';
import type { AccessEvent, Actor, HavenEvent, PersonEvent, Role } from '@safe-haven/domain';
import type { DirectoryEntry, ReadableDirectoryEntry } from '../people/directory.ts';
import { positionAt } from '../testing/log.ts';
import { AUDITED_TYPES, type AuditedEvent, detailsOf } from './details.ts';
import { mayAudit, selectFrom, shelterEntry, sheltersVisibleTo } from './select.ts';
import { trailFromSnapshot, trailToSnapshot } from './snapshot.ts';
import { emptyTrail, projectTrail, type Trail } from './trail.ts';

const NOW = '2026-11-25T01:00:00.000Z';
const ALL = { from: '2026-01-01T00:00:00.000Z', to: '2027-01-01T00:00:00.000Z' };
const actor = (person: string, role: Role, organisation: string | null): Actor => ({
  person,
  role,
  organisation,
  country: null,
});
const ADA = actor('ada', 'administrator', 'Network');
const ANA = actor('ana', 'manager', 'Atina');
const PETRA = actor('petra', 'manager', 'Lara');
const AUD = actor('aud', 'auditor', null);
const VERA = actor('vera', 'hotline', 'SOS');
const shelters = new Map([
  ['lipa', 'Atina'],
  ['jasen', 'Lara'],
]);
const organisationOf = (shelterId: string) => shelters.get(shelterId) ?? null;

/** A log of a few streams, in the order a follower reads it. */
class Log {
  readonly entries: DirectoryEntry[] = [];
  readonly #revisions = new Map<string, number>();

  add(stream: string, event: HavenEvent, by: Actor = ADA, at: string = NOW): this {
    const revision = (this.#revisions.get(stream) ?? 0) + 1;
    this.#revisions.set(stream, revision);
    const n = this.entries.length + 1;
    this.entries.push({
      readable: true,
      eventId: `event-${n}`,
      stream,
      revision,
      position: positionAt(n),
      event,
      metadata: { occurredAt: at, recordedAt: at, actor: by },
    });
    return this;
  }

  trail(entries: readonly DirectoryEntry[] = this.entries, trail = emptyTrail()): Trail {
    for (const entry of entries) projectTrail(trail, entry);
    return trail;
  }
}

const SEALED = { key: 'person-mila', box: 'CANARY-BOX' };
const granted = (grantId: string, role: Role, organisation: string | null): PersonEvent => ({
  type: 'RoleGranted',
  grantId,
  role,
  organisation,
  country: null,
  shelters: null,
});
const invited: PersonEvent = { type: 'PersonInvited', profile: SEALED, tokenHash: 'CANARY-HASH', expiresAt: NOW };
const opened = (grantId: string): PersonEvent => ({
  type: 'SessionOpened',
  sessionId: 'CANARY-SESSION',
  grantId,
  method: 'passkey',
  proof: null,
  console: 'duty',
  device: { browser: 'Firefox', system: 'Linux' },
  expiresAt: NOW,
  steppedUpAt: null,
  replaces: null,
});
const wrapped = (subject: string, generation = 1): HavenEvent => ({
  type: 'KeyWrapped',
  subject,
  generation,
  wrapped: 'CANARY-WRAPPED',
  wrappedBy: 'CANARY-BY',
});
const erased = (subject: string): AccessEvent => ({ type: 'SubjectErased', subject, reason: 'asked' });
const revealed = (shelterId: string, organisation: string): AccessEvent => ({
  type: 'AddressRevealed',
  shelterId,
  organisation,
  purpose: 'delivery',
  requestId: null,
});

/** The entries that are selected, and in how many steps. */
function selected(...asked: Parameters<typeof selectFrom>) {
  const steps = selectFrom(...asked);
  for (let count = 1; ; count++) {
    const { done, value } = steps.next();
    if (done) return { entries: value, steps: count };
  }
}

const seen = (trail: Trail, by: Actor) =>
  selected(trail, ALL, 100, (entry) => mayAudit(by, entry, organisationOf)).entries.map(({ type, about, details }) =>
    `${type} ${about.id} ${Object.values(details).join(' ')}`.trim(),
  );

describe('what the audit trail shows of an event', () => {
  it('given an event with every field filled, then no box, hash, bed, stay, party, count or text is shown', () => {
    const secret =
      /^(beds|bedId|roomId|stayId|holdId|party|label|name|area|timezone|features|rules|profile|secret|tokenHash|sessionId|grantId|credentialId|proof|address|meetingPoint|wrapped|wrappedBy|subject|occupied|inService|asOf|destination|window|arrival|policy|placedBy|seenRevision|challenge|box)$/;
    // Every field returns its own name.
    const filled = (type: string) =>
      new Proxy({}, { get: (_, field) => (field === 'type' ? type : structured(String(field))) }) as AuditedEvent;
    const structured = (field: string) =>
      ['correction', 'device', 'proof'].includes(field)
        ? { kind: 'correction.kind', browser: 'browser', system: 'system', challenge: 'challenge' }
        : field;
    for (const type of AUDITED_TYPES) {
      const details = detailsOf(filled(type));
      for (const [code, value] of Object.entries(details)) {
        expect(`${type} ${code} ${secret.test(code) || secret.test(value)}`).toBe(`${type} ${code} false`);
        if (['from', 'to'].includes(code)) expect(type).toBe('ExportProduced');
      }
    }
  });

  it('given a role that is revoked and a passkey that is removed, then it says which role and what kind', () => {
    const log = new Log()
      .add('person-mila', granted('g1', 'coordinator', 'Atina'))
      .add('person-mila', { type: 'CredentialAdded', credentialId: 'CANARY-ID', kind: 'passkey', secret: SEALED })
      .add('person-mila', opened('g1'))
      .add('person-mila', { type: 'SessionSeen', sessionId: 'CANARY-SESSION' })
      .add('person-mila', { type: 'CredentialRemoved', credentialId: 'CANARY-ID' })
      .add('person-mila', { type: 'RoleRevoked', grantId: 'g1' });
    expect(seen(log.trail(), AUD)).toEqual([
      'RoleRevoked mila coordinator Atina',
      'CredentialRemoved mila passkey',
      'SessionOpened mila passkey duty Firefox Linux coordinator Atina',
      'CredentialAdded mila passkey',
      'RoleGranted mila coordinator Atina',
    ]);
    expect(trailToSnapshot(log.trail())).not.toContain('CANARY-BOX');
  });
});

describe('PV-3: given a person who probed occupancy', () => {
  const tried: AccessEvent = { type: 'PlacesTried', how: 'sweep', shelters: ['lipa', 'jasen'] };
  const trail = new Log().add('access-2026-11-25', tried, VERA).trail();
  const [entry] = trail.entries;

  it('then the managers of those houses see it, each their own house in it, an auditor all, and others nothing', () => {
    const namesFor = (by: Actor) =>
      mayAudit(by, entry!, organisationOf) ? sheltersVisibleTo(by, entry!, organisationOf) : null;
    expect([ANA, PETRA, AUD].map(namesFor)).toEqual([['lipa'], ['jasen'], ['lipa', 'jasen']]);
    expect(namesFor(actor('mara', 'manager', 'SOS'))).toEqual([]);
    expect(namesFor(actor('dina', 'manager', 'Other'))).toBeNull();
    expect(namesFor(VERA)).toBeNull();
  });

  it('then it is found by each of the houses, and a snapshot keeps it', () => {
    const restored = trailFromSnapshot(trailToSnapshot(trail))!;
    expect(restored.entries).toEqual(trail.entries);
    for (const shelter of ['lipa', 'jasen', 'bor']) {
      expect(selected(restored, { ...ALL, shelter }, 10, () => true).entries).toHaveLength(shelter === 'bor' ? 0 : 1);
    }
  });
});

describe('who sees what', () => {
  it('given accounts of two organisations, then a manager sees the facts of the own one, the invitation too', () => {
    const log = new Log()
      .add('person-mila', invited)
      .add('person-mila', granted('g1', 'coordinator', 'Atina'))
      .add('person-mila', granted('g2', 'coordinator', 'Lara'), PETRA)
      .add('person-mila', opened('g2'), actor('mila', 'coordinator', 'Lara'))
      .add('person-mila', { type: 'PersonDisabled', reason: 'left' });
    const short = (by: Actor) => seen(log.trail(), by).map((line) => line.split(' ')[0]);
    expect(short(ANA)).toEqual(['PersonDisabled', 'RoleGranted', 'PersonInvited']);
    expect(short(PETRA)).toEqual(['PersonDisabled', 'SessionOpened', 'RoleGranted']);
    expect(short(AUD)).toHaveLength(5);
    expect(short(actor('olga', 'manager', 'Vita'))).toEqual([]);
    expect(short(actor('olga', 'manager', null))).toEqual([]);
  });

  it('given accesses to shelters, then their managers see who accessed them, and what their own people accessed', () => {
    const log = new Log()
      .add('access-2026-11-25', revealed('lipa', 'Atina'), VERA)
      .add('access-2026-11-25', revealed('jasen', 'Lara'), VERA)
      .add('access-2026-11-25', revealed('jasen', 'Lara'), actor('mila', 'coordinator', 'Atina'))
      .add('vault-lipa', { type: 'AddressRecorded', address: SEALED }, ANA)
      .add('token-t1', {
        type: 'TokenIssued',
        label: 'import',
        tokenHash: 'CANARY-HASH',
        organisation: 'Lara',
        country: null,
        scopes: ['register'],
        expiresAt: NOW,
      })
      .add('token-t1', { type: 'TokenRevoked' });
    const trail = log.trail();
    expect(seen(trail, ANA)).toEqual([
      'AddressRecorded lipa',
      'AddressRevealed jasen delivery',
      'AddressRevealed lipa delivery',
    ]);
    expect(seen(trail, PETRA)).toEqual([
      'TokenRevoked t1',
      `TokenIssued t1 Lara register ${NOW}`,
      'AddressRevealed jasen delivery',
      'AddressRevealed jasen delivery',
    ]);
    for (const role of ['hotline', 'coordinator', 'shelter_staff', 'network_manager', 'focal_point', 'administrator'])
      expect(seen(trail, actor('x', role as Role, 'Atina'))).toEqual([]);
  });

  it('given what own people did in another organisation’s house, then it is for that house’s managers alone', () => {
    const recorded = new Log().add('shelter-jasen', { type: 'IntakeResumed' }, ANA).entries[0];
    const entry = shelterEntry('jasen', recorded as ReadableDirectoryEntry)!;
    expect([ANA, PETRA, AUD].map((by) => mayAudit(by, entry, organisationOf))).toEqual([false, true, true]);
  });
});

describe('a stored trail', () => {
  const log = new Log()
    .add('person-mila', invited)
    .add('key-person-mila.1', wrapped('person-mila'))
    .add('key-person-mila.2', wrapped('person-mila', 2))
    .add('key-address-lipa.1', wrapped('address-lipa'))
    .add('access-2026-11-25', erased('person-mila'))
    .add('person-mila', granted('g1', 'coordinator', 'Atina'))
    // A rotation at the same moment, whose wrap is deleted afterwards.
    .add('key-person-mila.3', wrapped('person-mila', 3));
  const everything = (trail: Trail) => JSON.stringify([selected(trail, ALL, 100, () => true).entries, trail.position]);

  it('given a snapshot in the middle and repeats after it, then it continues as if it had read everything', () => {
    for (let at = 0; at <= log.entries.length; at++) {
      const restored = trailFromSnapshot(trailToSnapshot(log.trail(log.entries.slice(0, at))))!;
      expect(everything(log.trail(log.entries, restored))).toBe(everything(log.trail()));
    }
    expect(trailFromSnapshot('{"name":"audit trail","version":0,"entries":[]}')).toBeNull();
    expect(trailFromSnapshot('nonsense')).toBeNull();
  });

  it('given a deleted key, then a replay of the log without it gives the same', () => {
    const forgotten = log.entries.filter((entry) => !entry.stream.startsWith('key-person-mila'));
    const facts = (trail: Trail) => JSON.stringify(selected(trail, ALL, 100, () => true).entries);
    expect(facts(log.trail(forgotten))).toBe(facts(log.trail()));
    expect(seen(log.trail(), AUD)).toContain('SubjectErased mila asked');
  });

  it('given an event that this program cannot read, then the trail knows that something is missing', () => {
    const unreadable = { ...log.entries[0]!, readable: false, reason: 'new' } as unknown as DirectoryEntry;
    expect(log.trail([unreadable]).unreadable).toBe(1);
  });
});

describe('SH-24: a page of a long trail', () => {
  const DAYS = 3_000;
  const dayAt = (n: number) => new Date(Date.parse(NOW) + n * 86_400_000).toISOString();
  const log = new Log();
  for (let n = 0; n < DAYS; n++) log.add(`access-${n}`, revealed('lipa', 'Atina'), VERA, dayAt(n));
  const trail = log.trail();
  const always = { from: dayAt(0), to: dayAt(DAYS) };

  it('given a range, then only what is in it is looked at, whether or not it is what is asked for', () => {
    const lately = { from: dayAt(DAYS - 10), to: dayAt(DAYS) };
    expect(selected(trail, lately, 100, () => true)).toMatchObject({ entries: { length: 10 }, steps: 1 });
    expect(selected(trail, { ...lately, person: 'nobody' }, 100, () => true)).toEqual({ entries: [], steps: 1 });
    expect(selected(trail, { ...always, person: 'nobody' }, 100, () => true).steps).toBeGreaterThan(10);
  });

  it('given a page deep in the past, then it is looked for from there on', () => {
    const { entries, steps } = selected(trail, { ...always, before: positionAt(101) }, 50, () => true);
    expect([entries.length, entries[0]?.position, steps]).toEqual([50, positionAt(100), 1]);
  });
});
