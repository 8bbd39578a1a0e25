import './against.css';
import type { TFunction } from 'i18next';
import { useId } from 'react';
import { useT } from '../../../locales/use-t.ts';
import { decimal, wholeNumber } from '../format.ts';
import type { AgainstL10n } from './format-against.ts';
import { type Periods, type StandingOut, standingOut } from './standing-out.ts';

interface StandingOutCardProps {
  /** null: too little is known of one of the two periods. */
  readonly periods: Periods | null;
  readonly l10n: AgainstL10n;
}

/** At most four sentences, each with the numbers that it rests on. */
export function StandingOutCard({ periods, l10n }: StandingOutCardProps) {
  const heading = useId();
  const figures = useT('figures');
  const requests = useT('requests');
  const found = periods === null ? [] : standingOut(periods);
  return (
    <section className="trends-card standing-out-card" aria-labelledby={heading}>
      <header>
        <h2 id={heading}>{l10n.a('out.title')}</h2>
      </header>
      {found.length === 0 && <p className="trends-hint">{l10n.a(periods === null ? 'tooLittle' : 'out.nothing')}</p>}
      {found.length > 0 && (
        <ul className="standing-out">
          {found.map((each) => (
            <li key={`${each.rule} ${'name' in each ? each.name : ''}`}>
              <b>{sentenceOf(l10n, each, reasonNames(figures, requests))}</b>
              <span>{whyOf(l10n, each)}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

type ReasonName = (reason: Extract<StandingOut, { rule: 'reason' }>['reason']) => string;

const reasonNames =
  (figures: TFunction<'figures'>, requests: TFunction<'requests'>): ReasonName =>
  (reason) =>
    reason === 'intake_rule' || reason === 'not_known' ? figures(`reason.${reason}`) : requests(`code.${reason}`);

function sentenceOf(l10n: AgainstL10n, found: StandingOut, nameOf: ReasonName): string {
  const { a, trends } = l10n;
  switch (found.rule) {
    case 'full':
      return a('out.full', { name: found.name, full: found.full, count: found.of });
    case 'occupied':
      return a('out.occupied', { name: found.name, now: decimal(trends, found.now.toFixed(2)) });
    case 'stay':
      return a('out.stay', { name: found.name, now: decimal(trends, found.now.toFixed(2)) });
    case 'reason':
      return a('out.reason', { reason: nameOf(found.reason), times: found.count, count: found.of });
    default:
      return a(`out.${found.rule}.${found.now > found.before ? 'more' : 'fewer'}`, {
        now: wholeNumber(trends, found.now),
        before: wholeNumber(trends, found.before),
      });
  }
}

/** Which rule it is, in numbers. */
function whyOf({ a, trends }: AgainstL10n, found: StandingOut): string {
  switch (found.rule) {
    case 'full':
      return a('why.full', { before: wholeNumber(trends, found.before) });
    case 'occupied':
      return a('why.occupied', { before: decimal(trends, found.before.toFixed(2)) });
    case 'stay':
      return a('why.stay', { before: decimal(trends, found.before.toFixed(2)), count: found.of });
    case 'reason':
      return a('why.reason');
    default:
      return a('why.chance');
  }
}
