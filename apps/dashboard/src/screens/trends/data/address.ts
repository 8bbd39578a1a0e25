import { trendsQuery } from '@safe-haven/contracts';
import { type Choice, firstChoice } from './query.ts';

const NAMES = ['from', 'to', 'bucket', 'by', 'country', 'organisation', 'shelter'] as const;

/** What the address of the page asks; the first choice where it says nothing, or what can't be. */
export function choiceIn(address: URLSearchParams, exact: boolean, now: Date): Choice {
  const first = firstChoice(exact, now);
  const said = Object.fromEntries(NAMES.flatMap((name) => (address.has(name) ? [[name, address.get(name)]] : [])));
  const asked = trendsQuery.safeParse({ ...said, bucket: said['bucket'] ?? first.bucket, by: said['by'] ?? first.by });
  if (!asked.success) return first;
  const { from, to, bucket, by, country = '', organisation = '', shelter = '' } = asked.data;
  return { from, to, bucket, by: exact || by !== 'shelter' ? by : first.by, country, organisation, shelter };
}

/** The address of a choice, without what was left open. */
export const addressOf = (choice: Choice): URLSearchParams =>
  new URLSearchParams(NAMES.flatMap((name) => (choice[name] === '' ? [] : [[name, choice[name]]])));
