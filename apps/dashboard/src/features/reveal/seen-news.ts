import type { Notices } from '@safe-haven/contracts';

type News = Notices['news'];

/** Up to when this page has shown what happened to houses. In memory alone: a device keeps nothing of it. */
let seenUntil = '';

/** The newest of these was shown: none of them is new any more. */
export function seen(news: News): void {
  for (const { at } of news) if (at > seenUntil) seenUntil = at;
}

export const unseen = (news: News): number => news.filter(({ at }) => at > seenUntil).length;
