import type { Me } from '@safe-haven/contracts';
import type { Parser } from 'wouter';
import type { Place } from '../help/guide.ts';
import { type ScreenName, screenAt } from './screens.ts';

const at = (page: Place['page'], chapter: string): Place => ({ page, chapter });

type By = Readonly<Partial<Record<Me['role'], Place>>> & { readonly all: Place };

/** What the guide says of each screen: to all, or to those who do something else there. Exhaustive over the screens. */
const HELP: Readonly<Record<ScreenName | 'shelter', By>> = {
  board: { all: at('coordinator', 'the-board'), shelter_staff: at('shelter-staff', 'still-correct') },
  map: { all: at('coordinator', 'the-board') },
  shelter: {
    all: at('coordinator', 'who-is-free-and-why-not-the-others'),
    shelter_staff: at('shelter-staff', 'admit'),
    hotline: at('hotline', 'where-to-send-them'),
    manager: at('shelter-staff', 'while-they-live-here'),
  },
  find: { all: at('hotline', 'find-a-place') },
  tonight: {
    all: at('coordinator', 'tonight'),
    hotline: at('hotline', 'tonight'),
    focal_point: at('coordinator', 'extra-places-for-a-country'),
    shelter_staff: at('shelter-staff', 'answer-a-request-in-two-taps'),
  },
  requests: {
    all: at('coordinator', 'requests'),
    hotline: at('hotline', 'when-no-house-takes-them-ask'),
    shelter_staff: at('shelter-staff', 'answer-a-request-in-two-taps'),
  },
  transfers: { all: at('coordinator', 'transfers-step-by-step') },
  operations: { all: at('coordinator', 'many-people-at-once') },
  surges: { all: at('coordinator', 'extra-places-for-a-country') },
  trends: { all: at('coordinator', 'trends'), manager: at('manager', 'a-monday-how-it-was') },
  replay: { all: at('coordinator', 'a-past-moment'), manager: at('manager', 'what-was-at-0210') },
  handover: { all: at('coordinator', 'handover'), shelter_staff: at('shelter-staff', 'handover') },
  duty: {
    all: at('coordinator', 'handover'),
    shelter_staff: at('shelter-staff', 'handover'),
    hotline: at('hotline', 'where-to-send-them'),
  },
  setup: { all: at('manager', 'the-first-day') },
  people: { all: at('administrator', 'the-first-day') },
  system: { all: at('administrator', 'later') },
  exchange: { all: at('manager', 'taking-data-away') },
  import: { all: at('manager', 'bringing-data-in') },
  report: { all: at('manager', 'taking-data-away') },
  webhooks: { all: at('manager', 'telling-another-program') },
  audit: { all: at('auditor', 'the-first-day') },
  notices: { all: at('coordinator', 'emergency-access') },
  account: { all: at('README', 'sign-in') },
};

/** Where help begins before signing in. */
export const SIGN_IN_HELP: Place = at('README', 'sign-in');

export interface ScreenHelp {
  /** The address without what identifies anything on it. */
  readonly screen: string;
  readonly place: Place;
}

/** What the guide says of the screen at a path, to one role. */
export function helpAt(path: string, role: Me['role'], parser: Parser): ScreenHelp {
  if (path.startsWith('/place/')) return { screen: '/place/:id', place: placeFor('shelter', role) };
  const here = screenAt(path, parser);
  if (here === null) return { screen: '-', place: at('README', 'where-things-are') };
  const { to } = here.screen;
  return { screen: here.id === null ? to : `${to}/:id`, place: placeFor(here.name, role) };
}

const placeFor = (name: keyof typeof HELP, role: Me['role']): Place => HELP[name][role] ?? HELP[name].all;

/** All places that a screen opens. */
export const HELP_PLACES: readonly (readonly [screen: string, place: Place])[] = Object.entries(HELP).flatMap(
  ([name, by]) => Object.values(by).map((place) => [name, place] as const),
);
