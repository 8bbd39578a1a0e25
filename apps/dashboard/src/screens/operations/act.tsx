import type { OperationPlan } from '@safe-haven/contracts';
import { Check, MessageSquare } from 'lucide-react';
import { Refused } from '../../features/command/refused.tsx';
import { useOfflineReason } from '../../features/command/use-offline-reason.ts';
import { useFormat, useT } from '../../locales/use-t.ts';
import { useL10n } from '../../model/l10n/use-l10n.ts';
import { countdown } from '../../model/time/countdown.ts';
import { useNow } from '../../model/time/now.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TwoStepButton } from '../../ui/two-step-button.tsx';
import { useFocusFallback } from '../../ui/use-focus-fallback.ts';
import { useOperationPage } from './operation-context.ts';
import { Rides } from './rides.tsx';
import { placesIn } from './rows.ts';
import { useHoldKey } from './use-hold-key.ts';

/** The place of the commands of the act. */
const ACT = 'act';

/** The act: one button, what happens then, and why this plan. On a phone the button is fixed at the foot. */
export function Act({ isPhone = false }: { readonly isPhone?: boolean }) {
  const t = useT('operations');
  const page = useOperationPage();
  const { rows } = page;
  // What was pressed goes: a hold is asked for, confirmed, given back.
  const column = useFocusFallback<HTMLElement>(page);
  return (
    <section ref={column} tabIndex={-1} className="op-column op-column-act" aria-label={t('column.act')}>
      {!isPhone && <HoldButton />}
      {!isPhone && <FirstHolds />}
      <UndoHolds />
      {rows.planned.length > 0 && <WhatHappens />}
      <WhyThisPlan />
      <Rides />
      <EndOperation />
    </section>
  );
}

/** "Hold 14 places in 5 houses": the one act, of the lead alone. */
export function HoldButton({ isPhone = false }: { readonly isPhone?: boolean }) {
  const t = useT('operations');
  const { view, plan, rows, commands } = useOperationPage();
  const disabledReason = useOfflineReason();
  const planned = rows.planned.flatMap((house) => house.rows);
  const isHolding = commands.isPending(ACT) || view.lines.some(({ situation }) => situation === 'holding');
  const mayHold = view.may.includes('hold') && plan.plan !== null && planned.length > 0;
  const hold = () => {
    if (plan.plan === null) return;
    const lines = planned.map(({ line }) => line.line);
    void commands.send(ACT, 'hold', { plan: plan.plan.plan, lines }).then((done) => !done && plan.refetch());
  };
  useHoldKey(mayHold && !isHolding && !plan.waiting && disabledReason === undefined ? hold : null);
  const problem = commands.problemAt(ACT);
  return (
    <div className="op-hold">
      {isHolding && (
        <p role="status" className="op-asking">
          {t('asking')}
        </p>
      )}
      {mayHold && !isHolding && (
        <Button
          variant="primary"
          wide
          className="op-hold-button"
          busy={plan.waiting}
          disabledReason={disabledReason}
          onClick={hold}
        >
          {t('hold', { count: placesIn(planned), houses: t('inHouses', { count: rows.planned.length }) })}
        </Button>
      )}
      {mayHold && !isPhone && rows.none.length > 0 && (
        <p className="op-detail">
          {t('staysOpen', { count: rows.none.length, list: rows.none.map(({ line }) => line.line).join(', ') })}
        </p>
      )}
      {!view.may.includes('hold') && view.situation === 'open' && <LeadHolds />}
      {problem && <Refused problem={problem} />}
    </div>
  );
}

/** Who holds, where it is somebody else; and to take it over. */
function LeadHolds() {
  const t = useT('operations');
  const { view, commands } = useOperationPage();
  const disabledReason = useOfflineReason();
  const { lead } = view;
  return (
    <>
      <p className="op-detail">{lead.active ? t('leadHolds', { name: lead.name ?? t('somebody') }) : t('leadGone')}</p>
      {view.may.includes('take-lead') && (
        <TwoStepButton
          label={t('takeLead')}
          name={lead.name ?? t('somebody')}
          confirmLabel={t('takeLeadSure')}
          cancelLabel={t('cancel')}
          busy={commands.isPending(ACT)}
          disabledReason={disabledReason}
          onConfirm={() => void commands.send(ACT, 'take-lead', { from: lead.person })}
        />
      )}
    </>
  );
}

/** First holds are short: the lead confirms them, or gives all of them back. */
export function FirstHolds() {
  const t = useT('operations');
  const l10n = useL10n();
  const now = useNow(1_000);
  const { view, rows, commands } = useOperationPage();
  const disabledReason = useOfflineReason();
  const first = rows.all.filter(({ line }) => line.situation === 'first_hold');
  const ends = first.flatMap(({ line }) => line.place?.expiresAt ?? []).toSorted()[0];
  const busy = commands.isPending(CONFIRM);
  const problem = commands.problemAt(CONFIRM);
  if (first.length === 0 && !problem) return null;
  return (
    <div className="op-first">
      {first.length > 0 && ends !== undefined && (
        <p role="timer" className="op-first-left">
          <b>{countdown(l10n.t, ends, now)}</b> {t('firstHolds')}
        </p>
      )}
      {first.length > 0 && view.may.includes('confirm') && (
        <Button
          variant={rows.planned.length === 0 ? 'primary' : 'secondary'}
          wide
          className="op-hold-button"
          busy={busy}
          disabledReason={disabledReason}
          onClick={() => void commands.send(CONFIRM, 'confirm', {})}
        >
          {t('confirm', { count: placesIn(first) })}
        </Button>
      )}
      {problem && <Refused problem={problem} />}
    </div>
  );
}

const CONFIRM = 'confirm';

/** Gives back what the last act held, in one act. */
function UndoHolds() {
  const t = useT('operations');
  const { view, commands } = useOperationPage();
  const disabledReason = useOfflineReason();
  if (!view.may.includes('undo-holds') || view.undoable.length === 0) return null;
  return (
    <TwoStepButton
      label={t('undo')}
      name={t('parties', { count: view.undoable.length })}
      confirmLabel={t('undoSure')}
      cancelLabel={t('cancel')}
      busy={commands.isPending(CONFIRM)}
      disabledReason={disabledReason}
      onConfirm={() => void commands.send(CONFIRM, 'undo-holds', {})}
    />
  );
}

function WhatHappens() {
  const t = useT('operations');
  return (
    <div className="op-then">
      <h3>{t('then.title')}</h3>
      <ol className="op-steps">
        <li>{t('then.all')}</li>
        <li>{t('then.faster')}</li>
        <li>{t('then.confirm')}</li>
      </ol>
    </div>
  );
}

const SHOWN_AIMS = ['two_rooms', 'border', 'conditions', 'distance', 'waste'] as const;

/** The aims in their order, with whether each is proven. */
function WhyThisPlan() {
  const t = useT('operations');
  const {
    plan: { plan },
  } = useOperationPage();
  if (plan === null || plan.lines.length === 0) return null;
  const { people, aims } = plan;
  const most = mostPeople(plan);
  return (
    <div className="op-why">
      <h3>{t('aims.title')}</h3>
      <p>{t(aimOf(plan, 'people')?.proven === true ? 'aims.best' : 'aims.found')}</p>
      <ul className="op-list">
        <li className="op-reason" data-tone="good">
          <Icon icon={Check} size={14} />
          <span>
            {t('aims.people', { placed: people.placed, of: people.of })}
            {most !== null && ` · ${t('aims.most', { most })}`}
          </span>
        </li>
        {aims.filter(isShown).map((aim) => (
          <AimReached key={aim.aim} aim={aim} kmStep={plan.kmStep} />
        ))}
      </ul>
    </div>
  );
}

type ReachedAim = OperationPlan['aims'][number];
type ShownAim = (typeof SHOWN_AIMS)[number];

const isShown = (one: ReachedAim): one is ReachedAim & { readonly aim: ShownAim } =>
  SHOWN_AIMS.some((name) => name === one.aim);

const aimOf = ({ aims }: OperationPlan, name: string): ReachedAim | undefined => aims.find(({ aim }) => aim === name);

/** How many people a plan could place at best, where this one is not proven to be the best; null: it is, or not known. */
function mostPeople(plan: OperationPlan): number | null {
  const reached = aimOf(plan, 'people');
  return reached === undefined || reached.proven || reached.bound === null ? null : plan.people.of - reached.bound;
}

interface AimReachedProps {
  readonly aim: ReachedAim & { readonly aim: ShownAim };
  readonly kmStep: number;
}

/** What the plan reaches of one aim, and how much better another could be at best. */
function AimReached({ aim: { aim, value, bound, proven }, kmStep }: AimReachedProps) {
  const t = useT('operations');
  const format = useFormat();
  const isGood = value === 0 || aim === 'distance';
  const shown = (number: number) => format.number(aim === 'distance' ? number * kmStep : number);
  return (
    <li className="op-reason" data-tone={isGood ? 'good' : 'condition'}>
      <Icon icon={isGood ? Check : MessageSquare} size={14} />
      <span>
        {t(`aims.${aim}`, { value: shown(value) })}
        {!proven && ` · ${bound ? t('aims.bound', { least: shown(bound) }) : t('aims.notProven')}`}
      </span>
    </li>
  );
}

function EndOperation() {
  const t = useT('operations');
  const { view, commands } = useOperationPage();
  const disabledReason = useOfflineReason();
  const problem = commands.problemAt(END);
  if (!view.may.includes('close')) return null;
  return (
    <div className="op-end">
      <TwoStepButton
        label={t('end.label')}
        name={t('heading')}
        confirmLabel={t('end.sure')}
        cancelLabel={t('cancel')}
        busy={commands.isPending(END)}
        disabledReason={disabledReason}
        onConfirm={() => void commands.send(END, 'close', {})}
      />
      <p className="op-detail">{t('end.what')}</p>
      {problem && <Refused problem={problem} />}
    </div>
  );
}

const END = 'end';
