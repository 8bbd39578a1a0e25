import type { PersonState, RegisteredOrganisation, ServiceToken } from '@safe-haven/domain';
import { snapshotIn } from '../snapshot-json.ts';
import type { AddressReveal, AskedEmergency, GrantedEmergency, ManyHolds } from './accesses.ts';
import { type Directory, emptyDirectory, type WrongCodesLogged } from './directory.ts';
import type { VaultItem } from './vault.ts';

const NAME = 'directory';
/** Raise it whenever the shape of an account's state changes: older snapshots are then ignored. */
const VERSION = 12;

interface Snapshot {
  readonly name: string;
  readonly version: number;
  readonly position: string;
  readonly people: readonly PersonState[];
  readonly tokens: readonly ServiceToken[];
  readonly organisations: readonly RegisteredOrganisation[];
  readonly vault: readonly (readonly [string, VaultItem])[];
  readonly emergencies: readonly GrantedEmergency[];
  readonly asked: readonly AskedEmergency[];
  readonly shown: readonly AddressReveal[];
  readonly held: readonly ManyHolds[];
  readonly erased: readonly (readonly [string, string])[];
  readonly wrongCodes: readonly (readonly [string, WrongCodesLogged])[];
  readonly wrongCodesBefore: readonly (readonly [string, number])[];
}

/** The directory as JSON text. Personal data in it stays sealed, and it contains no key. */
export function directoryToSnapshot(directory: Directory): string {
  const snapshot: Snapshot = {
    name: NAME,
    version: VERSION,
    position: directory.position,
    people: [...directory.people.values()],
    tokens: [...directory.tokens.values()],
    organisations: [...directory.organisations.values()],
    vault: [...directory.vault],
    emergencies: [...directory.emergencies.values()],
    asked: [...directory.asked.values()],
    shown: directory.shown,
    held: directory.held,
    erased: [...directory.erased],
    wrongCodes: [...directory.wrongCodes],
    wrongCodesBefore: [...directory.wrongCodesBefore],
  };
  return JSON.stringify(snapshot);
}

/** null: see `snapshotIn`. */
export function directoryFromSnapshot(json: string): Directory | null {
  const snapshot = snapshotIn<Snapshot>(json, { name: NAME, version: VERSION }, 'people');
  if (snapshot === null) return null;
  const { position, people, tokens, organisations, vault, ...more } = snapshot;
  const { emergencies, asked, shown, held, erased, wrongCodes, wrongCodesBefore } = more;
  const directory = emptyDirectory();
  directory.position = position;
  for (const person of people) {
    directory.people.set(person.personId, person);
    if (person.situation === 'unknown') continue;
    for (const sessionId of Object.keys(person.sessions)) directory.sessions.set(sessionId, person.personId);
    if (person.invitation) directory.links.set(person.invitation.tokenHash, person.personId);
  }
  for (const token of tokens) directory.tokens.set(token.tokenHash, token);
  for (const organisation of organisations) directory.organisations.set(organisation.organisationId, organisation);
  for (const [shelterId, item] of vault) directory.vault.set(shelterId, item);
  for (const access of emergencies) directory.emergencies.set(access.accessId, access);
  for (const one of asked) directory.asked.set(one.accessId, one);
  directory.shown.push(...shown);
  directory.held.push(...held);
  for (const [subject, at] of erased) directory.erased.set(subject, at);
  for (const [personId, wrong] of wrongCodes) directory.wrongCodes.set(personId, wrong);
  for (const [sessionId, times] of wrongCodesBefore) directory.wrongCodesBefore.set(sessionId, times);
  return directory;
}
