import type { RequestEventType } from '../events.ts';
import type { RequestEvolve } from './fact.ts';
import { requestBroadcast } from './request-broadcast.ts';
import { requestClosedUnmet } from './request-closed-unmet.ts';
import { requestConsentRecorded } from './request-consent-recorded.ts';
import { requestEscalated } from './request-escalated.ts';
import { requestHoldNotNeeded } from './request-hold-not-needed.ts';
import { requestOpened } from './request-opened.ts';
import { requestPlaced } from './request-placed.ts';
import { requestPromised } from './request-promised.ts';
import { requestReopened } from './request-reopened.ts';
import { requestWithdrawn } from './request-withdrawn.ts';
import { shelterResponded } from './shelter-responded.ts';

/** What every fact changes of a request. */
export const REQUEST_FACTS: { readonly [T in RequestEventType]: RequestEvolve<T> } = {
  RequestOpened: requestOpened,
  RequestConsentRecorded: requestConsentRecorded,
  RequestBroadcast: requestBroadcast,
  ShelterResponded: shelterResponded,
  RequestEscalated: requestEscalated,
  RequestPromised: requestPromised,
  RequestHoldNotNeeded: requestHoldNotNeeded,
  RequestReopened: requestReopened,
  RequestPlaced: requestPlaced,
  RequestClosedUnmet: requestClosedUnmet,
  RequestWithdrawn: requestWithdrawn,
};
