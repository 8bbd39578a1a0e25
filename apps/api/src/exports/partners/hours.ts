import { type IntakeRules, parseHours } from '@safe-haven/domain';
import { offsetsOf } from '@safe-haven/lang';

/** Hours of a day with the zone's current UTC offset, as HSDS requires: `08:00+01:00`. */
export interface OpenHours {
  readonly opens: string;
  readonly closes: string;
}

/** The intake hours of a shelter; empty: not stated, or not parseable. `now` in ms. */
export function openHours(rules: IntakeRules | null, timezone: string, now: number): readonly OpenHours[] {
  const rule = rules?.['intake_hours'];
  const hours = rule === undefined ? null : parseHours(rule);
  if (hours === null) return [];
  const offset = signed((offsetsOf(timezone)?.(now) ?? 0) / 60_000);
  if (hours === 'always') return [{ opens: `00:00${offset}`, closes: `23:59${offset}` }];
  return hours.map(({ from, to }) => ({ opens: `${clock(from)}${offset}`, closes: `${clock(to)}${offset}` }));
}

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60) % 24).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

const signed = (minutes: number): string => `${minutes < 0 ? '-' : '+'}${clock(Math.abs(minutes))}`;
