import { Link } from 'wouter';
import { Call } from '../../features/call/call.tsx';
import { useFindL10n } from '../../features/reasons/find-l10n.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { peopleIn } from '../../model/party/party.ts';
import { Button } from '../../ui/button.tsx';
import { Problem } from '../../ui/problem.tsx';
import { SheetSkeleton } from '../../ui/sheet-skeleton.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { whoIn } from './format.ts';
import { HouseGroup } from './house-group.tsx';
import { NotPlacedRow, WouldGive } from './not-placed.tsx';
import { useOperationPage } from './operation-context.ts';
import { type HouseRows, type PartyRow, placesIn } from './rows.ts';

/** Where everybody goes: held, planned, asked, and who has no house yet. */
export function Where() {
  const t = useT('operations');
  const page = useOperationPage();
  const { view, plan, rows } = page;
  // A party that goes to another house takes its controls along.
  const column = useFocusFallback<HTMLElement>(page);
  return (
    <section
      ref={column}
      tabIndex={-1}
      className="op-column op-column-where"
      aria-label={t('column.where')}
      aria-busy={plan.waiting || undefined}
    >
      {rows.held.length > 0 && <Houses title={t('group.held')} houses={rows.held} />}
      {plan.problem && <Problem problem={plan.problem} onRetry={plan.refetch} />}
      <SheetSkeleton waiting={plan.waiting && plan.plan === null} label={t('planning')} heights={[44, 44, 44]} inCard />
      {rows.planned.length > 0 && <Houses title={t('group.planned')} houses={rows.planned} aside={<MadeAt />} />}
      {rows.asked.length > 0 && <Asked rows={rows.asked} />}
      {rows.none.length > 0 && (
        <section>
          <GroupHead title={t('group.none')} detail={t('people', { count: peopleOf(rows.none) })} />
          <ul className="op-list">
            {rows.none.map((row) => (
              <NotPlacedRow key={row.line.line} row={row} />
            ))}
          </ul>
          <WouldGive />
        </section>
      )}
      {view.lines.length === 0 && <p className="op-empty">{t('nobodyYet')}</p>}
    </section>
  );
}

const peopleOf = (rows: readonly PartyRow[]): number => rows.reduce((sum, { line }) => sum + peopleIn(line.party), 0);

export function GroupHead(props: {
  readonly title: string;
  readonly detail: string;
  readonly children?: React.ReactNode;
}) {
  return (
    <div className="op-group-head">
      <h2>{props.title}</h2>
      <span className="op-detail">{props.detail}</span>
      <span className="op-aside">{props.children}</span>
    </div>
  );
}

interface HousesProps {
  readonly title: string;
  readonly houses: readonly HouseRows[];
  readonly aside?: React.ReactNode;
}

function Houses({ title, houses, aside }: HousesProps) {
  const t = useT('operations');
  const rows = houses.flatMap((house) => house.rows);
  const detail = `${t('places', { count: placesIn(rows) })} · ${t('houses', { count: houses.length })}`;
  return (
    <section>
      <GroupHead title={title} detail={detail}>
        {aside}
      </GroupHead>
      {houses.map((house) => (
        <HouseGroup key={house.shelterId} house={house} />
      ))}
    </section>
  );
}

/** When the plan was made, and to make it again. */
function MadeAt() {
  const t = useT('operations');
  const format = useFormat();
  const { plan } = useOperationPage();
  if (plan.plan === null) return null;
  return (
    <>
      <span className="op-detail">{t('madeAt', { at: format.clock(plan.plan.madeAt) })}</span>
      <Button variant="quiet" busy={plan.waiting} onClick={plan.refetch}>
        {t('planAnew')}
      </Button>
    </>
  );
}

/** Parties whose houses decide themselves; their answers come to the request. */
function Asked({ rows }: { readonly rows: readonly PartyRow[] }) {
  const t = useT('operations');
  const l10n = useFindL10n();
  return (
    <section>
      <GroupHead title={t('group.asked')} detail={t('people', { count: peopleOf(rows) })} />
      <ul className="op-list">
        {rows.map(({ line }) => (
          <li key={line.line} className="op-row" data-line={line.line}>
            <span className="op-number">{line.line}</span>
            <span className="op-party-name">{whoIn(l10n, line.party)}</span>
            <span className="op-row-actions">
              {line.place && <Call shelterId={line.place.shelterId} one="line" />}
              <Link className="button" href={`/requests/${encodeURIComponent(line.requestId)}`}>
                {t('answers')}
              </Link>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
