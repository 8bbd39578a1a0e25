import type { Notices } from '@safe-haven/contracts';
import { type Actor, after, DAY, mayDo } from '@safe-haven/domain';
import type { Reported, VaultItem, Written } from '@safe-haven/projections';
import { type Clock, instantOf } from '../environment/clock.ts';
import type { BoardFeed } from '../feed/board.feed.ts';
import { type NamedShelter, shelterIn } from '../feed/named-shelters.ts';
import type { LiveDirectory } from '../identity/live-directory.ts';
import type { Names } from '../identity/names.ts';

type News = Notices['news'][number];

/** How long a notice is shown: a changed address (VA-7), a revealed address (VA-9). */
const NEWS_LASTS = DAY;

/** Who changed an entry within the last day; null: nobody. */
export const writtenRecently = (written: Written | null | undefined, now: string): Written | null =>
  written && written.at > after(now, -NEWS_LASTS) ? written : null;

/**
 * Notices to the managers of a shelter, for a day: an address, meeting point or duty contact was changed, another
 * organisation saw the address, or one account held places again and again. And, for as long as it waits, that a colleague
 * proposed another name or place of a published one (PX-5), or that a number reaches nobody (DC-6).
 */
export class AddressNotices {
  readonly #directory: LiveDirectory;
  readonly #feed: BoardFeed;
  readonly #names: Names;
  readonly #clock: Clock;

  constructor(directory: LiveDirectory, feed: BoardFeed, names: Names, clock: Clock) {
    this.#directory = directory;
    this.#feed = feed;
    this.#names = names;
    this.#clock = clock;
  }

  /** Notices of the shelters whose accesses the actor reviews, caused by others; newest first. */
  async of(actor: Actor): Promise<News[]> {
    const now = instantOf(this.#clock.now());
    const { vault, shown, held } = this.#directory.directory;
    const written = [...vault].flatMap(([shelterId, item]) => {
      const shelter = this.#judged(actor, shelterId) ?? this.#ownOrganisation(actor, shelterId);
      return shelter ? writtenNews(shelter, item, now) : [];
    });
    const reveals = shown.flatMap((reveal) => {
      const shelter = reveal.at > after(now, -NEWS_LASTS) ? this.#judged(actor, reveal.shelterId) : null;
      if (!shelter || reveal.byOrganisation === shelter.organisation) return [];
      const { at, person, byOrganisation, byRole, purpose } = reveal;
      return [{ what: 'address_seen' as const, shelter, at, person, byRole, byOrganisation, purpose }];
    });
    const holds = held.flatMap((one) => {
      const shelter = one.at > after(now, -NEWS_LASTS) ? this.#judged(actor, one.shelterId) : null;
      return shelter === null ? [] : [{ what: 'many_holds' as const, shelter, ...one, purpose: null }];
    });
    const reported = [...vault].flatMap(([owner, item]) => {
      const shelter = this.#judged(actor, owner) ?? this.#ownOrganisation(actor, owner);
      return shelter === null || item.reported === null ? [] : reportNews(shelter, item.reported);
    });
    const others = [...written, ...reported, ...reveals, ...holds, ...this.#proposals(actor)].filter(
      ({ person }) => person !== actor.person,
    );
    const newest = others.toSorted((a, b) => (a.at < b.at ? 1 : -1));
    return Promise.all(newest.map((one) => this.#named(one)));
  }

  #proposals(actor: Actor): Unnamed[] {
    return [...this.#feed.network.shelters.values()].flatMap(({ shelterId, state }) => {
      const proposed = state.situation === 'unregistered' ? null : state.proposed;
      const shelter = proposed === null ? null : this.#judged(actor, shelterId);
      if (proposed === null || shelter === null) return [];
      const by = { person: proposed.by, byRole: 'manager' as const, byOrganisation: shelter.organisation };
      return [{ what: 'change_proposed' as const, shelter, at: proposed.at, ...by, purpose: null }];
    });
  }

  #judged(actor: Actor, shelterId: string): NamedShelter | null {
    const shelter = shelterIn(this.#feed, shelterId);
    return shelter !== null && mayDo(actor, 'review_emergency', shelter) ? shelter : null;
  }

  /** The duty line of one's own organisation is listed under the organisation's name. */
  #ownOrganisation(actor: Actor, owner: string): NamedShelter | null {
    const organisation = owner.startsWith('org.') && this.#directory.directory.organisations.get(owner.slice(4));
    if (!organisation || !mayDo(actor, 'write_duty_line', { organisation: organisation.name, shelterId: '' }))
      return null;
    return { shelterId: '', organisation: organisation.name, name: organisation.name };
  }

  async #named({ what, shelter, at, person, byRole, byOrganisation, purpose }: Unnamed): Promise<News> {
    return {
      what,
      shelterId: shelter.shelterId,
      shelterName: shelter.name,
      at,
      byName: what === 'number_reported' ? null : await this.#names.nameOf(person),
      byRole,
      byOrganisation,
      purpose: purpose as News['purpose'],
    };
  }
}

interface Unnamed extends Pick<News, 'what' | 'at' | 'byRole' | 'byOrganisation'> {
  readonly shelter: NamedShelter;
  readonly person: string;
  readonly purpose: string | null;
}

/** Who reported it is not named: what counts is the number. */
function reportNews(shelter: NamedShelter, { at, person, role, organisation }: Reported): Unnamed[] {
  return [{ what: 'number_reported', shelter, at, person, byRole: role, byOrganisation: organisation, purpose: null }];
}

function writtenNews(shelter: NamedShelter, { written }: VaultItem, now: string): Unnamed[] {
  const places = [
    ['address_written', written.address],
    ['meeting_point_written', written.meetingPoint],
    ['contact_written', written.contact],
  ] as const;
  return places.flatMap(([what, by]) => {
    const one = writtenRecently(by, now);
    if (!one) return [];
    const { at, person, role } = one;
    return [{ what, shelter, at, person, byRole: role, byOrganisation: shelter.organisation, purpose: null }];
  });
}
