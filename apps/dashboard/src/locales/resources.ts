import type { ParseKeys } from 'i18next';
import type account from './en/account.json';
import type against from './en/against.json';
import type aloud from './en/aloud.json';
import type audit from './en/audit.json';
import type board from './en/board.json';
import type call from './en/call.json';
import type duty from './en/duty.json';
import type exchange from './en/exchange.json';
import type figures from './en/figures.json';
import type files from './en/files.json';
import type find from './en/find.json';
import type forecast from './en/forecast.json';
import type handover from './en/handover.json';
import type help from './en/help.json';
import type importing from './en/importing.json';
import type look from './en/look.json';
import type map from './en/map.json';
import type notifications from './en/notifications.json';
import type offline from './en/offline.json';
import type operations from './en/operations.json';
import type organisations from './en/organisations.json';
import type people from './en/people.json';
import type practice from './en/practice.json';
import type problems from './en/problems.json';
import type refusals from './en/refusals.json';
import type replay from './en/replay.json';
import type report from './en/report.json';
import type requests from './en/requests.json';
import type search from './en/search.json';
import type session from './en/session.json';
import type setup from './en/setup.json';
import type shelter from './en/shelter.json';
import type steps from './en/steps.json';
import type surges from './en/surges.json';
import type system from './en/system.json';
import type tonight from './en/tonight.json';
import type transfers from './en/transfers.json';
import type trends from './en/trends.json';
import type vault from './en/vault.json';
import type webhooks from './en/webhooks.json';

/** The English texts define the type of all others: an unknown key does not compile. Types only, nothing is loaded. */
interface Resources {
  readonly account: typeof account;
  readonly aloud: typeof aloud;
  readonly audit: typeof audit;
  readonly board: typeof board;
  readonly call: typeof call;
  readonly duty: typeof duty;
  readonly exchange: typeof exchange;
  readonly figures: typeof figures;
  readonly files: typeof files;
  readonly find: typeof find;
  readonly help: typeof help;
  readonly importing: typeof importing;
  readonly handover: typeof handover;
  readonly forecast: typeof forecast;
  readonly look: typeof look;
  readonly map: typeof map;
  readonly notifications: typeof notifications;
  readonly offline: typeof offline;
  readonly system: typeof system;
  readonly operations: typeof operations;
  readonly organisations: typeof organisations;
  readonly people: typeof people;
  readonly practice: typeof practice;
  readonly problems: typeof problems;
  readonly refusals: typeof refusals;
  readonly report: typeof report;
  readonly replay: typeof replay;
  readonly requests: typeof requests;
  readonly search: typeof search;
  readonly session: typeof session;
  readonly setup: typeof setup;
  readonly shelter: typeof shelter;
  readonly steps: typeof steps;
  readonly surges: typeof surges;
  readonly tonight: typeof tonight;
  readonly transfers: typeof transfers;
  readonly trends: typeof trends;
  readonly against: typeof against;
  readonly vault: typeof vault;
  readonly webhooks: typeof webhooks;
}

export type Namespace = keyof Resources;
/** The keys of a namespace; plurals without their form. */
export type Key<N extends Namespace> = ParseKeys<N>;
/** The keys below `path.`: `KeyUnder<'shelter', 'activity'>`. */
export type KeyUnder<N extends Namespace, Path extends string> =
  Key<N> extends infer K ? (K extends `${Path}.${infer Rest}` ? Rest : never) : never;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'look';
    strictKeyChecks: true;
    resources: Resources;
  }
}
