import { areaWords, type Voice } from '../../../features/search/find-text.ts';
import { statedNeeds, type Wish } from '../../../features/search/search-form.ts';
import { needsWords } from '../../../model/needs/needs-words.ts';
import { partyWords } from '../../../model/party/party.ts';

export interface Summary {
  readonly who: string;
  /** What they need; from where, avoiding what, and when. A line without words is left out. */
  readonly lines: readonly string[];
}

/** What was asked for, as a person would repeat it into the receiver. */
export function summaryOf(voice: Voice, wish: Wish): Summary {
  const { t, requests, house } = voice;
  const stated = statedNeeds(wish);
  const needs = [...needsWords(requests, house.language, stated)];
  if (stated.documents?.length === 0) needs.push(t('need.noPapers'));
  const way: string[] = [];
  if (wish.from !== null) way.push(t('summary.from', { area: areaWords(voice, wish.from) }));
  if (wish.avoid.length > 0) way.push(t('summary.avoid', { count: wish.avoid.length }));
  if (wish.arrival !== 'now') way.push(t(`arrival.${wish.arrival}`));
  return {
    who: partyWords(house, wish.party),
    lines: [needs.join(' · '), way.join(' · ')].filter((line) => line !== ''),
  };
}
