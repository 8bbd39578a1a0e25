import { trendsQuery } from '@safe-haven/contracts';
import { AGAINST } from '../against/days-against.ts';
import { type Choice, firstChoice } from './query.ts';

const NAMES = ['from', 'to', 'bucket', 'by', 'country', 'organisation', 'shelter', 'against'] as const;
const QUERY = NAMES.filter((name) => name !== 'against');

/** Reads the choice from the URL parameters; falls back to the first choice where they are missing or invalid. */
export function choiceIn(address: URLSearchParams, exact: boolean, now: Date): Choice {
  const first = firstChoice(exact, now);
  const params = Object.fromEntries(QUERY.flatMap((name) => (address.has(name) ? [[name, address.get(name)]] : [])));
  const parsed = trendsQuery.safeParse({
    ...params,
    bucket: params['bucket'] ?? first.bucket,
    by: params['by'] ?? first.by,
  });
  const against = AGAINST.find((each) => each === address.get('against')) ?? first.against;
  if (!parsed.success) return { ...first, against };
  const { from, to, bucket, by, country = '', organisation = '', shelter = '' } = parsed.data;
  return { from, to, bucket, by: exact || by !== 'shelter' ? by : first.by, country, organisation, shelter, against };
}

/** The URL parameters of a choice, without its empty fields and what is held against each other anyway. */
export const addressOf = (choice: Choice): URLSearchParams =>
  new URLSearchParams(
    NAMES.flatMap((name) =>
      choice[name] === '' || (name === 'against' && choice.against === 'before') ? [] : [[name, choice[name]]],
    ),
  );
