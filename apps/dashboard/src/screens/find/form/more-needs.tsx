import { capitalized, useFindL10n } from '../../../features/reasons/find-l10n.ts';
import {
  areMinors,
  isUnaccompanied,
  type Needs,
  type SearchForm,
  withNeed,
} from '../../../features/search/search-form.ts';
import { ADULT } from '../../../model/needs/format-needs.ts';
import { Choice, Numeric, OpenChoice, YesNo } from './choices.tsx';
import { NeedChip } from './need-chip.tsx';
import type { PartProps } from './part.ts';

const FLAGS = [
  'hearing',
  'visual',
  'transOrNonBinary',
  'unaccompaniedMinor',
  'mentalHealthAcute',
  'infectious',
] as const;
const MONTHS = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/** The less common needs. Fields left open are not sent and exclude nothing. */
export function MoreNeeds({ form, onChange }: PartProps) {
  const { requests } = useFindL10n();
  const { needs } = form;
  const set = setterOf(form, onChange);
  return (
    <>
      <div className="find-chips">
        {FLAGS.map((need) => (
          <NeedChip key={need} on={needs[need] === true} onToggle={() => set(need)(needs[need] ? undefined : true)}>
            {capitalized(requests(`need.${need}`))}
          </NeedChip>
        ))}
      </div>
      <div className="find-fields">
        <AboutThem form={form} onChange={onChange} />
        <Documents form={form} onChange={onChange} />
      </div>
    </>
  );
}

/** Changes one need; undefined: it is left open. */
const setterOf =
  (form: SearchForm, onChange: PartProps['onChange']) =>
  <N extends keyof Needs>(need: N) =>
  (value: Needs[N] | undefined) =>
    onChange(withNeed(form, need, value));

/** Ages, pregnancy, pets, substances. */
function AboutThem({ form, onChange }: PartProps) {
  const { t, requests } = useFindL10n();
  const { needs, party } = form;
  const set = setterOf(form, onChange);
  const children = areMinors(party);
  const max = children ? ADULT - 1 : 120;
  return (
    <>
      <Numeric
        label={t(children ? 'need.youngestChild' : 'need.youngest')}
        value={needs.youngest}
        max={max}
        onChange={set('youngest')}
      />
      <Numeric
        label={t(children ? 'need.oldestChild' : 'need.oldest')}
        value={needs.oldest}
        max={max}
        onChange={set('oldest')}
      />
      {party.boys > 0 && <Numeric label={t('need.oldestSon')} value={needs.oldestSon} onChange={set('oldestSon')} />}
      {needs.pregnantMonth !== undefined && (
        <Choice
          label={t('need.month')}
          value={String(needs.pregnantMonth)}
          options={['unknown', ...MONTHS]}
          labelOf={(month) => (month === 'unknown' ? t('need.notKnown') : month)}
          onChoose={(month) => set('pregnantMonth')(month === 'unknown' ? 'unknown' : Number(month))}
        />
      )}
      {needs.pets !== undefined && (
        <Choice
          label={t('need.pet')}
          value={needs.pets}
          options={['small', 'large']}
          labelOf={(size) => requests(`need.pets.${size}`)}
          onChoose={set('pets')}
        />
      )}
      <OpenChoice
        label={t('need.substance')}
        value={needs.substanceUse}
        options={['active', 'substitution', 'sober']}
        labelOf={(use) => requests(`need.substanceUse.${use}`)}
        onChoose={set('substanceUse')}
      />
      {needs.substanceUse === 'sober' && (
        <Numeric label={t('need.soberDays')} value={needs.soberDays} max={10_000} onChange={set('soberDays')} />
      )}
    </>
  );
}

/** Documents, status, guardian, who refers and who pays. */
function Documents({ form, onChange }: PartProps) {
  const { t, requests } = useFindL10n();
  const { needs, party } = form;
  const set = setterOf(form, onChange);
  return (
    <>
      <DocumentsField form={form} onChange={onChange} />
      <OpenChoice
        label={t('need.status')}
        value={needs.formalStatus}
        options={['none', 'presumed', 'identified']}
        labelOf={(status) => requests(`need.formalStatus.${status}`)}
        onChoose={set('formalStatus')}
      />
      <OpenChoice
        label={t('need.regime')}
        value={needs.legalRegime}
        options={['citizen', 'foreigner', 'asylum', 'none']}
        labelOf={(regime) => requests(`need.legalRegime.${regime}`)}
        onChoose={set('legalRegime')}
      />
      {isUnaccompanied(party, needs) && (
        <YesNo
          label={t('need.guardian')}
          value={needs.hasGuardian}
          yes={requests('need.hasGuardian')}
          no={requests('need.noGuardian')}
          onChoose={set('hasGuardian')}
        />
      )}
      <YesNo
        label={t('need.referral')}
        value={needs.hasReferral}
        yes={requests('need.hasReferral')}
        no={requests('need.noReferral')}
        onChoose={set('hasReferral')}
      />
      <YesNo
        label={t('need.payer')}
        value={needs.payerConsent}
        yes={requests('need.payerConsent')}
        no={requests('need.noPayerConsent')}
        onChoose={set('payerConsent')}
      />
      <OpenChoice
        label={t('need.security')}
        value={needs.securityLevel === undefined ? undefined : (String(needs.securityLevel) as '1' | '2' | '3')}
        options={['1', '2', '3']}
        labelOf={(level) => requests(`need.securityLevel.${level}`)}
        onChoose={(level) => set('securityLevel')(level === undefined ? undefined : LEVELS[level])}
      />
    </>
  );
}

const LEVELS = { '1': 1, '2': 2, '3': 3 } as const;
const DOCUMENTS = ['identity_card', 'referral_letter'] as const;

/** Documents; an empty choice is "not stated". "None" is a chip of its own. */
function DocumentsField({ form, onChange }: PartProps) {
  const { requests } = useFindL10n();
  const has = form.needs.documents ?? [];
  const toggle = (paper: (typeof DOCUMENTS)[number]): SearchForm => {
    const next = has.includes(paper) ? has.filter((other) => other !== paper) : [...has, paper];
    return withNeed(form, 'documents', next.length === 0 ? undefined : next);
  };
  return (
    <div className="find-chips">
      {DOCUMENTS.map((paper) => (
        <NeedChip key={paper} on={has.includes(paper)} onToggle={() => onChange(toggle(paper))}>
          {capitalized(requests(`need.documents.${paper}`))}
        </NeedChip>
      ))}
    </div>
  );
}
