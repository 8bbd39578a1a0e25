import type { Notices } from '@safe-haven/contracts';

type News = Notices['news'];

/** The time up to which notices were shown on this page. In memory only. */
let seenUntil = '';

/** Marks these notices as seen. */
export function seen(news: News): void {
  for (const { at } of news) if (at > seenUntil) seenUntil = at;
}

/** The number of notices that were not shown on this page yet. */
export const unseen = (news: News): number => news.filter(({ at }) => at > seenUntil).length;
