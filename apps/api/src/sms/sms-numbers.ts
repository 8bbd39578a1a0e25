import {
  type AllowSmsNumber,
  phoneOf,
  type SmsCard,
  type SmsNumbers as SmsNumbersView,
  type SmsNumberView,
} from '@safe-haven/contracts';
import {
  type Actor,
  isSmsLocked,
  type KnownPerson,
  mayDo,
  type PersonCommand,
  type PersonState,
  type SmsNumber,
} from '@safe-haven/domain';
import { own } from '@safe-haven/lang';
import { z } from 'zod';
import type { BoardFeed } from '../feed/board.feed.ts';
import { type NamedShelter, noSuchShelter, registeredShelter, shelterIn } from '../feed/named-shelters.ts';
import { accountFailure, accountRefusal } from '../identity/account-failure.ts';
import type { AccountRequest, Accounts } from '../identity/accounts.ts';
import { actorOf, type LiveDirectory } from '../identity/live-directory.ts';
import { type Names, personSubject } from '../identity/names.ts';
import type { Keyring } from '../privacy/keys/keyring.ts';
import { invalid } from '../problems/failure.ts';
import type { SentChange } from '../routes/keyed.ts';
import { createdBy, type ShownSecrets } from '../streams/change-key.ts';
import { codesOf, hashOf, printed } from './card-codes.ts';

const NUMBER = 'sms-number';
const CARD = 'sms-card';
const hashes = z.array(z.string());

/** A number of a house. */
export interface NumberOf {
  readonly shelterId: string;
  readonly personId: string;
  readonly smsId: string;
}

type Change = Pick<AccountRequest, 'personId' | 'command' | 'permit' | 'name' | 'body'>;

export interface SmsNumbersParts {
  readonly accounts: Accounts;
  readonly directory: LiveDirectory;
  readonly names: Names;
  readonly keyring: Keyring;
  readonly feed: BoardFeed;
  readonly secrets: ShownSecrets;
}

/** A number of somebody. */
interface Whose {
  readonly person: KnownPerson;
  readonly sms: SmsNumber;
}
export type WithNumber = Whose & { readonly number: string };

/** The numbers from which staff may text, each in the stream of its person: the allow-list of a house (SM-2). */
export class SmsNumbers {
  readonly #parts: SmsNumbersParts;

  constructor(parts: SmsNumbersParts) {
    this.#parts = parts;
  }

  /** Whose number it is, however it is written: of each organisation that added it, for none hears of another. */
  async whose(from: string): Promise<readonly WithNumber[]> {
    const found: WithNumber[] = [];
    for (const one of this.#all()) {
      const number = await this.#numberOf(one.sms);
      if (number !== null && number === phoneOf(from, this.#countryOf(one.sms))) found.push({ ...one, number });
    }
    return found;
  }

  /** The numbers from which people of these accounts may text for a house. */
  async ofShelter(shelterId: string): Promise<readonly WithNumber[]> {
    const own = this.#all().filter(({ sms }) => sms.shelterId === shelterId);
    const opened = await Promise.all(own.map(async (one) => ({ ...one, number: await this.#numberOf(one.sms) })));
    return opened.flatMap(({ number, ...one }) => (number === null ? [] : [{ ...one, number }]));
  }

  /** The hashes of the codes of its card; null: they can't be read any more. */
  async hashesOf({ card }: SmsNumber): Promise<readonly string[] | null> {
    const opened = await this.#parts.keyring.open(card, CARD);
    const parsed = opened.outcome === 'opened' ? hashes.safeParse(opened.value) : null;
    return parsed?.success ? parsed.data : null;
  }

  async list(shelterId: string, by: Actor): Promise<Omit<SmsNumbersView, 'gateway'>> {
    const shelter = this.#shelterOrFail(shelterId, by);
    const numbers = await Promise.all((await this.ofShelter(shelterId)).map((one) => this.#viewOf(one)));
    const staff = await Promise.all(
      this.#staffOf(shelter).map(async ({ personId }) => ({
        personId,
        name: await this.#parts.names.nameOf(personId),
      })),
    );
    return { numbers, staff: staff.toSorted((a, b) => (a.name ?? '~').localeCompare(b.name ?? '~')) };
  }

  /**
   * Throws `not_found`, and `invalid` for what is no number of a phone, or is one in a house that the sender sets up. One
   * of another organisation is accepted like any: a refusal would say that somebody there has it.
   */
  async allow(shelterId: string, asked: AllowSmsNumber, by: Actor, sent: SentChange): Promise<SmsCard> {
    const { personId, number } = asked;
    const smsId = createdBy(sent, by);
    const phone = () => phoneOf(number, this.#shelterOrFail(shelterId, by).country ?? null);
    const permit = async () => {
      const shelter = this.#shelterOrFail(shelterId, by);
      if (!this.#staffOf(shelter).some((person) => person.personId === personId))
        throw invalid('personId', 'nobody who works in this house');
      const given = phone();
      if (given === null || !given.startsWith('+') || (await this.#isTaken(given, by)))
        throw invalid('number', 'not the number of a phone that can be added');
    };
    const codes = this.#codesOf(sent, by);
    const command = async (): Promise<PersonCommand> => ({
      type: 'allow-sms',
      smsId,
      shelterId,
      number: await this.#parts.keyring.seal(personSubject(personId), NUMBER, phone()),
      card: await this.#cardOf(personId, codes),
    });
    const outcome = await this.#handle(
      { personId, command, permit, name: 'allow-sms', body: { shelterId, ...asked } },
      by,
      sent,
    );
    this.#parts.secrets.mayShow(outcome);
    return { smsId, codes: codes.map(printed) };
  }

  async makeCard({ shelterId, personId, smsId }: NumberOf, by: Actor, sent: SentChange): Promise<SmsCard> {
    const codes = this.#codesOf(sent, by);
    const command = async (): Promise<PersonCommand> => ({
      type: 'make-sms-card',
      smsId,
      card: await this.#cardOf(personId, codes),
    });
    const outcome = await this.#change({ shelterId, personId, smsId }, command, 'make-sms-card', by, sent);
    this.#parts.secrets.mayShow(outcome);
    return { smsId, codes: codes.map(printed) };
  }

  async revoke(number: NumberOf, by: Actor, sent: SentChange): Promise<void> {
    await this.#change(number, { type: 'revoke-sms', smsId: number.smsId }, 'revoke-sms', by, sent);
  }

  #all(): readonly Whose[] {
    return this.#parts.directory
      .people()
      .filter(({ situation }) => situation === 'active')
      .flatMap((person) => Object.values(person.sms).map((sms) => ({ person, sms })));
  }

  async #isTaken(phone: string, by: Actor): Promise<boolean> {
    const seen = this.#all().filter(({ sms }) => {
      const shelter = shelterIn(this.#parts.feed, sms.shelterId);
      return shelter !== null && mayDo(by, 'set_up', shelter);
    });
    const numbers = await Promise.all(seen.map(({ sms }) => this.#numberOf(sms)));
    return numbers.includes(phone);
  }

  async #numberOf({ number }: SmsNumber): Promise<string | null> {
    const opened = await this.#parts.keyring.open(number, NUMBER);
    return opened.outcome === 'opened' && typeof opened.value === 'string' ? opened.value : null;
  }

  async #viewOf({ person, sms, number }: WithNumber): Promise<SmsNumberView> {
    const codes = (await this.hashesOf(sms)) ?? [];
    return {
      smsId: sms.smsId,
      personId: person.personId,
      name: await this.#parts.names.nameOf(person.personId),
      ending: number.slice(-2),
      cardAt: sms.cardAt,
      usedAt: sms.usedAt,
      codesLeft: Math.max(0, codes.length - sms.used.length),
      locked: isSmsLocked(sms),
    };
  }

  #countryOf({ shelterId }: SmsNumber): string | null {
    const state = this.#parts.feed.network.shelters.get(shelterId)?.state;
    return !state || state.situation === 'unregistered' ? null : state.country;
  }

  /** Somebody who works in the house: in one of their roles they may confirm its numbers. */
  #staffOf(shelter: NamedShelter): readonly KnownPerson[] {
    return this.#parts.directory
      .people()
      .filter(
        ({ situation, personId, grants }) =>
          situation === 'active' &&
          Object.values(grants).some((grant) => mayDo(actorOf(personId, grant), 'keep_house', shelter)),
      );
  }

  #shelterOrFail(shelterId: string, by: Actor): NamedShelter {
    const shelter = registeredShelter(by, this.#parts.feed, shelterId);
    if (!mayDo(by, 'set_up', shelter)) throw noSuchShelter();
    return shelter;
  }

  #codesOf(sent: SentChange, by: Actor): readonly string[] {
    return codesOf(this.#parts.secrets.of(sent, by, 'card of codes'));
  }

  #cardOf(personId: string, codes: readonly string[]) {
    return this.#parts.keyring.seal(personSubject(personId), CARD, codes.map(hashOf));
  }

  /** Changes a number of this house, and of no other. */
  #change(
    { shelterId, personId, smsId }: NumberOf,
    command: Change['command'],
    name: PersonCommand['type'],
    by: Actor,
    sent: SentChange,
  ) {
    const permit = async (state: PersonState) => {
      this.#shelterOrFail(shelterId, by);
      const number = state.situation === 'active' ? own(state.sms, smsId) : undefined;
      if (number?.shelterId !== shelterId) throw accountRefusal('sms_unknown');
    };
    return this.#handle({ personId, command, permit, name, body: { smsId } }, by, sent);
  }

  async #handle(change: Change, actor: Actor, sent: SentChange) {
    const outcome = await this.#parts.accounts.handle({ ...change, actor, sent });
    if (outcome.kind !== 'done') throw accountFailure(outcome);
    await this.#parts.feed.readBack(outcome.position);
    return outcome;
  }
}
