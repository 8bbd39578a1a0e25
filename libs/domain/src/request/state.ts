import type { Country, DeclinedBecause, Instant, Party, Sealed } from '../terms.ts';
import type { Answer, ConsentKind, HoldSeen, Interim, RequestSituation, ShareScope, Urgency } from './events.ts';

/** One party looking for a place, folded from its stream. Plain JSON; bounded by the number of houses that were asked. */
export type RequestState = Unopened | OpenedRequest;

interface Unopened {
  readonly situation: 'unopened';
  readonly requestId: string;
}

export interface OpenedRequest {
  readonly situation: RequestSituation;
  readonly requestId: string;
  readonly requestedFrom: { readonly organisation: string | null; readonly country: Country | null };
  readonly party: Party;
  readonly criteria: Sealed;
  /** Which needs may be disclosed to a house that says yes; null: no consent was recorded. */
  readonly consent: RequestConsent | null;
  readonly urgency: Urgency;
  readonly excludedAreas: number;
  readonly escalation: readonly number[];
  readonly openedAt: Instant;
  /** Since when it has looked for a place without one: levels are counted from here. */
  readonly waitingSince: Instant;
  /** How many levels of people were notified; 0: only those who were asked. */
  readonly level: number;
  readonly asked: readonly Asked[];
  /** The newest answer of each house, in recorded order. */
  readonly answers: readonly GivenAnswer[];
  readonly holds: readonly KnownHold[];
  readonly closedAt: Instant | null;
  /** Why there was no place; empty unless it closed unmet. Sealed codes are in `because`. */
  readonly reasons: readonly string[];
  readonly because: Sealed | null;
  readonly interim: Interim | null;
  /** Why they declined, where its end said so: whatever was promised is released with it. */
  readonly declined?: DeclinedBecause | undefined;
  /** How it had ended before a late admission; null: it had not (RQ-15). */
  readonly under: Closure | null;
  /** The newest `recordedAt` folded so far: a clock behind it decides no escalation. */
  readonly recordedAt: Instant;
  readonly revision: number;
}

/** An end without a place. */
export interface Closure extends Pick<OpenedRequest, 'closedAt' | 'reasons' | 'because' | 'interim'> {
  readonly situation: 'unmet' | 'withdrawn';
}

interface Asked {
  readonly shelterId: string;
  readonly askedAt: Instant;
  readonly respondBy: Instant;
}

export interface RequestConsent {
  readonly kind: ConsentKind;
  readonly scope: readonly ShareScope[];
  readonly at: Instant;
}

export interface GivenAnswer {
  readonly shelterId: string;
  readonly answer: Answer;
  /** Conditions or reasons; empty where they are sealed in `because`. */
  readonly codes: readonly string[];
  readonly because: Sealed | null;
  readonly at: Instant;
  readonly revision: number;
}

/** `not_needed`: to be released, or released already. */
export type Standing = 'promised' | 'not_needed' | 'ended' | 'admitted';

export interface KnownHold extends HoldSeen {
  readonly standing: Standing;
  /** The revision of the request since which this status holds. */
  readonly since: number;
}

/** An unopened request. */
export const initialRequest = (requestId: string): RequestState => ({ situation: 'unopened', requestId });

export const isClosed = (state: OpenedRequest): boolean => state.situation !== 'open' && state.situation !== 'promised';

/** Set when its promise has ended: the next house is then notified. */
export const isReopened = ({ situation, holds }: OpenedRequest): boolean =>
  situation === 'open' && holds.some(({ standing }) => standing === 'ended');

/** Whether its party was admitted somewhere. */
export const isPlaced = ({ holds }: Pick<OpenedRequest, 'holds'>): boolean =>
  holds.some(({ standing }) => standing === 'admitted');

export const holdOf = (state: OpenedRequest, holdId: string): KnownHold | null =>
  state.holds.find((hold) => hold.holdId === holdId) ?? null;
