import type { Rejection } from '../rejections.ts';
import type { Decided } from './events.ts';

/** What `decide` answers. No events is a fact that is already there (an equal census, a repeated confirmation). */
export type Decision =
  | { readonly ok: true; readonly events: readonly Decided[] }
  | { readonly ok: false; readonly rejection: Rejection; readonly events?: never };

export const accepted = (...events: readonly Decided[]): Decision => ({ ok: true, events });
export const rejected = (rejection: Rejection): Decision => ({ ok: false, rejection });
