import './request.css';
import { useFindL10n } from '../../../features/reasons/find-l10n.ts';
import type { ConsentInput } from '../../../features/request/consent.ts';
import { ConsentFields } from '../../../features/request/consent-fields.tsx';
import type { Party } from '../../../model/party/party.ts';
import { Button } from '../../../ui/button.tsx';
import { SegmentedControl } from '../../../ui/segmented-control.tsx';
import { KeyHint } from '../../../ui/shortcuts/key-hint.tsx';
import { MINUTES, type Minutes } from './use-ask-shelters.ts';

interface AskAllProps {
  /** Number of shelters to ask. */
  readonly count: number;
  /** In how many countries they are. */
  readonly countries: number;
  /** No shelter takes them: asking is the only action left. */
  readonly isOnlyOption: boolean;
  /** Too many party sizes were searched for, so it is not known which shelters could take them (PV-2). */
  readonly isMeasured?: boolean;
  readonly minutes: Minutes;
  readonly isAsking: boolean;
  readonly disabledReason: string | undefined;
  readonly party: Party;
  readonly consent: ConsentInput;
  onConsent(consent: ConsentInput): void;
  onMinutes(minutes: Minutes): void;
  onAsk(): void;
}

/** Opens a request and asks every shelter that could take the party, by a button or the key R. */
export function AskAll(props: AskAllProps) {
  const { count, isOnlyOption, minutes, isAsking, disabledReason, onMinutes, onAsk } = props;
  const { t, requests } = useFindL10n();
  // Offline: the text next to the button says so.
  const isPending = isAsking && !disabledReason;
  const hint = props.isMeasured ? 'ask.hintMeasured' : count > 0 ? 'ask.hintNone' : 'ask.nobody';
  return (
    <section className="ask-all" aria-label={t('ask.label')}>
      <Button
        variant={isOnlyOption ? 'primary' : 'secondary'}
        busy={isAsking}
        disabledReason={disabledReason}
        data-ask-all
        onClick={onAsk}
      >
        {isPending ? t('row.asking') : formatAll(t, props)}
        {!isPending && <KeyHint shortcut="R" />}
      </Button>
      {count > 0 && (
        <div className="ask-within">
          <span aria-hidden="true">{requests('more.within')}</span>
          <SegmentedControl
            label={requests('more.within')}
            segments={MINUTES.map((one) => ({ value: String(one), label: requests('more.minutes', { count: one }) }))}
            value={String(minutes)}
            onChoose={(value) => onMinutes(MINUTES.find((one) => String(one) === value) ?? 20)}
          />
        </div>
      )}
      <p className="find-hint">{t(isOnlyOption ? hint : 'ask.hint')}</p>
      <ConsentFields party={props.party} value={props.consent} onChange={props.onConsent} />
    </section>
  );
}

/** Where they are in several countries it says in how many: answers from far are no help tonight. */
function formatAll(t: ReturnType<typeof useFindL10n>['t'], { count, countries }: AskAllProps): string {
  if (count === 0) return t('ask.open');
  if (countries < 2) return t('ask.all', { count });
  return t('ask.allIn', { count, countries: t('ask.countries', { count: countries }) });
}
