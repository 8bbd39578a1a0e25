import type { Notices } from '@safe-haven/contracts';

/** What there is to read, nothing to decide. */
type News = readonly { readonly at: string }[];

export const newsIn = ({ news, operations }: Pick<Notices, 'news' | 'operations'>): News => [
  ...news,
  ...operations.map(({ openedAt }) => ({ at: openedAt })),
];

/** The time up to which notices were shown on this page. In memory only. */
let seenUntil = '';

/** Marks these notices as seen. */
export function seen(news: News): void {
  for (const { at } of news) if (at > seenUntil) seenUntil = at;
}

/** The number of notices that were not shown on this page yet. */
export const unseen = (news: News): number => news.filter(({ at }) => at > seenUntil).length;
