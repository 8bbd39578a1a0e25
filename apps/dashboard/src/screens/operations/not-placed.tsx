import { MessageSquare } from 'lucide-react';
import { Call } from '../../features/call/call.tsx';
import { Refused } from '../../features/command/refused.tsx';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { formatArea, useFindL10n } from '../../features/reasons/find-l10n.ts';
import { formatReason, formatReasonName } from '../../features/reasons/reasons.ts';
import { useShelterName } from '../../features/shelter/use-shelter-name.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useNow } from '../../model/time/now.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AnotherHouse } from './another-house.tsx';
import { whoIn } from './format.ts';
import { decideAt } from './house-group.tsx';
import { LostRace } from './lost-race.tsx';
import { useOperationPage } from './operation-context.ts';
import type { NotPlaced, PartyRow } from './rows.ts';

/** A party without a house: what is against it, and the nearest house that may say yes, with its number. */
export function NotPlacedRow({ row }: { readonly row: PartyRow }) {
  const l10n = useFindL10n();
  const { view, commands } = useOperationPage();
  const { line, notPlaced } = row;
  const place = decideAt(line.line);
  const problem = commands.problemAt(place);
  return (
    <li className="op-row op-not-placed" data-line={line.line}>
      <span className="op-number">{line.line}</span>
      <div className="op-not-placed-text">
        <p>
          <b>{whoIn(l10n, line.party)}.</b> <Why row={row} />
        </p>
        {notPlaced !== null && notPlaced.ask.length > 0 && <Ask row={row} />}
      </div>
      {view.may.includes('decide-shelter') && (
        <span className="op-row-actions">
          <AnotherHouse
            line={line}
            onChoose={(shelterId) => void commands.send(place, 'decide-shelter', { line: line.line, shelterId })}
          />
        </span>
      )}
      {problem && <Refused problem={problem} />}
    </li>
  );
}

function Why({ row }: { readonly row: PartyRow }) {
  const t = useT('operations');
  const { plan } = useOperationPage();
  const { line, notPlaced } = row;
  if (notPlaced === null) {
    if (line.situation === 'refused') return <LostRace row={row} />;
    return <>{plan.plan === null && plan.problem !== null ? t('noPlan') : t('planning')}</>;
  }
  return (
    <>
      <LostRace row={row} /> {t(`why.${notPlaced.why}`)} <Against notPlaced={notPlaced} />
    </>
  );
}

/** What the houses say against a party, where it is they who say it. */
function Against({ notPlaced: { why, against } }: { readonly notPlaced: NotPlaced }) {
  const t = useT('operations');
  const l10n = useFindL10n();
  const format = useFormat();
  if (against.length === 0 || (why !== 'no_house' && why !== 'decided')) return null;
  const reasons = against.map(({ code, shelters }) => {
    const reason = formatReasonName(l10n, code);
    return why === 'decided' ? reason : t('why.said', { reason, count: shelters });
  });
  return <>{t('why.against', { reasons: format.list(reasons) })}</>;
}

/** The houses that decide by phone, the best one first with its number. */
function Ask({ row: { line, notPlaced } }: { readonly row: PartyRow }) {
  const t = useT('operations');
  const l10n = useFindL10n();
  const format = useFormat();
  const nameOf = useShelterName();
  const now = useNow(30_000);
  const { view, plan, commands } = useOperationPage();
  const disabledReason = useOfflineReason();
  const [best] = notPlaced?.ask ?? [];
  if (best === undefined) return null;
  const condition = best.conditions[0];
  const where = best.km === null ? '' : `, ${l10n.requests('km', { km: format.number(Math.round(best.km)) })}`;
  const place = decideAt(line.line);
  const houses = notPlaced?.ask.map(({ shelterId }) => shelterId) ?? [];
  // Of the plan nothing is held: it does not place this party.
  const ask = () => {
    if (plan.plan === null) return;
    const body = { plan: plan.plan.plan, lines: [line.line], ask: [{ line: line.line, shelters: houses }] };
    void commands.send(place, 'hold', body);
  };
  return (
    <>
      <p className="op-reason" data-tone="condition">
        <Icon icon={MessageSquare} size={14} />
        <span>
          {t('maySayYes', { shelter: nameOf(best.shelterId) })}
          {where}
          {condition && `. ${formatReason(l10n, condition, { party: line.party, row: undefined, now })}`}
        </span>
      </p>
      <div className="op-actions">
        {view.may.includes('hold') && (
          <Button busy={commands.isPending(place)} disabledReason={disabledReason} onClick={ask}>
            {t('ask', { count: houses.length })}
          </Button>
        )}
        <Call shelterId={best.shelterId} name={nameOf(best.shelterId)} one="line" />
      </div>
    </>
  );
}

/** What only a person lets go of, and how many more would have a place then. */
export function WouldGive() {
  const t = useT('operations');
  const l10n = useFindL10n();
  const { plan, view, commands } = useOperationPage();
  const gives = plan.plan?.wouldGive ?? [];
  if (gives.length === 0) return null;
  return (
    <div className="op-gives">
      <h3>{t('gives.title')}</h3>
      <ul className="op-list">
        {gives.map((give) => (
          <li key={JSON.stringify(give)} className="op-detail">
            {give.kind === 'apart'
              ? t('gives.apart', { one: give.lines[0], other: give.lines[1], count: give.people })
              : give.kind === 'area'
                ? t('gives.area', {
                    area: formatArea(l10n, give.areaId),
                    count: give.people,
                  })
                : t(`gives.${give.kind}`, { number: give.line, count: give.people })}
            {give.kind === 'decided' && view.may.includes('decide-shelter') && (
              <Button
                variant="quiet"
                onClick={() =>
                  void commands.send(decideAt(give.line), 'decide-shelter', { line: give.line, shelterId: null })
                }
              >
                {t('leftToPlan')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
