import { trendsQuery } from '@safe-haven/contracts';
import { type Choice, firstChoice } from './query.ts';

const NAMES = ['from', 'to', 'bucket', 'by', 'country', 'organisation', 'shelter'] as const;

/** Reads the choice from the URL parameters; falls back to the first choice where they are missing or invalid. */
export function choiceIn(address: URLSearchParams, exact: boolean, now: Date): Choice {
  const first = firstChoice(exact, now);
  const params = Object.fromEntries(NAMES.flatMap((name) => (address.has(name) ? [[name, address.get(name)]] : [])));
  const parsed = trendsQuery.safeParse({
    ...params,
    bucket: params['bucket'] ?? first.bucket,
    by: params['by'] ?? first.by,
  });
  if (!parsed.success) return first;
  const { from, to, bucket, by, country = '', organisation = '', shelter = '' } = parsed.data;
  return { from, to, bucket, by: exact || by !== 'shelter' ? by : first.by, country, organisation, shelter };
}

/** The URL parameters of a choice, without its empty fields. */
export const addressOf = (choice: Choice): URLSearchParams =>
  new URLSearchParams(NAMES.flatMap((name) => (choice[name] === '' ? [] : [[name, choice[name]]])));
