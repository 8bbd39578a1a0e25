import { areaById, type SurgeCountry, type SurgeHouse, type SurgeView } from '@safe-haven/contracts';
import {
  type Actor,
  type AskedCountry,
  answerTo,
  bedsToOffer,
  type Country,
  isOfShelter,
  mayDo,
  type OpenedSurge,
  openedFor,
  type Registered,
} from '@safe-haven/domain';
import type { LiveCasework } from '../feed/live-casework.ts';
import type { SurgeCountries } from './surge-countries.ts';
import type { SurgePlaces } from './surge-places.ts';

type Step = SurgeView['opened'];

/** Surges as everybody with a board sees them, and what each house answered for those who open and confirm them. */
export class ReadSurges {
  readonly #cases: LiveCasework;
  readonly #places: SurgePlaces;
  readonly #countries: SurgeCountries;

  constructor(cases: LiveCasework, places: SurgePlaces, countries: SurgeCountries) {
    this.#cases = cases;
    this.#places = places;
    this.#countries = countries;
  }

  /** The countries for which somebody may open one. */
  mayOpenFor(actor: Actor): Country[] {
    return mayDo(actor, 'open_surge') ? [...(this.#countries.of(actor, 'open_surge') ?? [])] : [];
  }

  /** Those that wait, that are open, and that ended lately; newest first. One that waits is shown to those it waits for. */
  list(actor: Actor): SurgeView[] {
    const surges = [...this.#cases.casework.surges.values()];
    const shown = mayDo(actor, 'open_surge') || mayDo(actor, 'confirm_surge');
    return surges
      .filter(({ confirmed }) => confirmed !== null || shown)
      .toSorted((a, b) => (a.opened.at < b.opened.at ? 1 : -1))
      .map((surge) => this.#view(surge, actor, shown));
  }

  #view(surge: OpenedSurge, actor: Actor, shown: boolean): SurgeView {
    const { surgeId, country, places, until, reason, drill, situation, asked, endedAt, endedBecause } = surge;
    const houses = surge.confirmed === null ? [] : this.#places.houses(country);
    const answers = houses.flatMap((house) => answerTo(house, surgeId) ?? []);
    const mine = houses.filter((house) => isOfShelter(actor, house));
    return {
      ...{ surgeId, country, places, until, reason, drill, situation, endedAt, endedBecause },
      opened: stepOf(surge.opened, actor),
      confirmed: surge.confirmed === null ? null : stepOf(surge.confirmed, actor),
      askedAgainAt: asked.silent ?? null,
      askedBeforeEndAt: asked.ending ?? null,
      open: this.#places.openOf(surge),
      asked: houses.length,
      yes: answers.filter((answer) => answer.places !== null).length,
      no: answers.filter((answer) => answer.places === null).length,
      mine:
        situation === 'open' ? mine.map((house) => ({ ...houseOf(house, surge), offer: offerOf(house, surge) })) : [],
      houses: shown ? houses.map((house) => houseOf(house, surge)) : null,
      missing: this.#places.missing(surge),
      askedBy: (shown && this.#cases.surge(surge.answers ?? '')?.country) || null,
      ...this.#countriesOf(surge, actor),
      may: this.#mayDo(surge, actor),
    };
  }

  /** SU-14, SU-15: what those who may end it read of countries that were asked, and a focal point of the own. */
  #countriesOf(surge: OpenedSurge, actor: Actor): Pick<SurgeView, 'countries' | 'mayAsk' | 'asksMine'> {
    const asks = this.#countries.mayEnd(actor, surge);
    const known = surge.countries.map(({ country }) => country);
    const mayBe = asks && this.#places.missing(surge) > 0 ? this.#countries.withFocalPoint() : [];
    return {
      countries: asks ? surge.countries.map((asked) => this.#countryOf(asked, surge)) : null,
      mayAsk: mayBe.filter((country) => country !== surge.country && !known.includes(country)),
      asksMine: this.#asksOf(surge, this.#countries.answering(actor)),
    };
  }

  #countryOf({ country, places, asked, declined }: AskedCountry, { surgeId }: OpenedSurge): SurgeCountry {
    const answer = this.#places.answerOf(country, surgeId);
    return {
      ...{ country, places, at: asked.at, declined: declined?.reason ?? null },
      surge: answer && {
        ...{ surgeId: answer.surgeId, situation: answer.situation, places: answer.places },
        open: this.#places.openOf(answer),
      },
    };
  }

  #asksOf(surge: OpenedSurge, country: Country | null): SurgeView['asksMine'] {
    const asked = surge.countries.find((known) => known.country === country);
    if (country === null || !asked || this.#places.missing(surge) === 0) return null;
    const answer = this.#places.answerOf(country, surge.surgeId);
    if (answer !== null && answer.situation !== 'ended') return null;
    return { country, at: asked.asked.at, declined: asked.declined?.reason ?? null };
  }

  #mayDo(surge: OpenedSurge, actor: Actor): SurgeView['may'] {
    if (surge.situation === 'ended') return [];
    const confirm = surge.situation === 'waiting' && this.#countries.mayConfirm(actor, surge);
    const end = this.#countries.mayEnd(actor, surge);
    return [...(confirm ? (['confirm'] as const) : []), ...(end ? (['end'] as const) : [])];
  }
}

const stepOf = ({ by, organisation, at }: OpenedSurge['opened'], actor: Actor): Step => ({
  organisation,
  role: by.role,
  at,
  mine: by.person === actor.person,
});

function houseOf(house: Registered, { surgeId }: OpenedSurge): SurgeHouse {
  const { shelterId, name, area, situation } = house;
  const answer = answerTo(house, surgeId);
  return {
    shelterId,
    name,
    area: areaById(area.id)?.names.en ?? area.name,
    mode: situation,
    answer: answer && {
      places: answer.places,
      open: openedFor(house, surgeId),
      reason: answer.reason,
      at: answer.at,
      byRole: answer.byRole,
    },
  };
}

/** How many extra places it could open; null: nobody knows of a house that only counts, and a drill opens none. */
const offerOf = (house: Registered, { surgeId, until, drill }: OpenedSurge): number | null =>
  house.situation !== 'kept' || drill ? null : bedsToOffer(house, surgeId, until).length;
