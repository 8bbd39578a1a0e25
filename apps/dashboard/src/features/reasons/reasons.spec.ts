import { beforeAll, describe, expect, test } from '@jest/globals';
import { declinedBecause, type FindReason, intakeRuleCodes, LANGUAGES, reasonCodes } from '@safe-haven/contracts';
import { loadLanguage, loadNamespaces } from '../../locales/load-namespaces.ts';
import { bandedRow, exactRow } from '../../model/board/board.fixture.ts';
import { EMPTY_PARTY } from '../../model/party/party.ts';
import { releaseText } from '../../model/release-text.ts';
import { findL10nIn, NOW, party } from '../../screens/find/find.fixture.ts';
import { formatAsks, formatReason } from './reasons.ts';

const ABOUT = { party: party({ women: 1, boys: 1, sonsOldest: '7-11' }), row: undefined, now: NOW };
/** Each reason with every value that matching returns. */
const EVERY: readonly FindReason[] = [
  { code: 'room_not_for_party' },
  { code: 'gender', groups: ['women', 'men', 'girls', 'boys', 'trans_non_binary'] },
  { code: 'age_min', limit: 15 },
  { code: 'age_max', limit: 65 },
  { code: 'unaccompanied_minor', value: 'no' },
  { code: 'unaccompanied_minor', value: 'guardian_needed' },
  { code: 'party_adults', limit: 1 },
  { code: 'party_adults', limit: 2 },
  { code: 'party_children', limit: 1 },
  { code: 'party_children', limit: 3 },
  { code: 'sons_max_age', limit: 12 },
  { code: 'pregnancy', value: 'no', month: null },
  { code: 'pregnancy', value: 'until_month', month: 7 },
  { code: 'pregnancy', value: 'until_month', month: null },
  { code: 'room_privacy' },
  ...['step_free', 'hearing', 'visual'].flatMap((code) => ['no', 'partly'].map((value) => ({ code, value }))),
  { code: 'languages', spoken: ['sr', 'en'], interpreter: false },
  { code: 'languages', spoken: [], interpreter: false },
  { code: 'languages', spoken: ['sr'], interpreter: true },
  { code: 'substance_use', value: 'substitution_only', days: null },
  { code: 'substance_use', value: 'sober_days', days: 30 },
  { code: 'substance_use', value: 'sober_days', days: null },
  { code: 'mental_health_acute', value: 'no' },
  { code: 'mental_health_acute', value: 'condition' },
  { code: 'medical' },
  { code: 'infectious' },
  ...['none', 'small', 'kennel_partner'].map((value) => ({ code: 'pets', value })),
  ...['house_phone', 'none'].map((value) => ({ code: 'phones', value })),
  ...['identity_card', 'referral_letter'].map((value) => ({ code: 'documents_required', value })),
  ...['presumed', 'identified'].map((value) => ({ code: 'formal_status', value })),
  { code: 'legal_regime', values: ['citizen', 'foreigner', 'asylum'] },
  ...['needed', 'within_24h'].map((value) => ({ code: 'official_referral', value })),
  ...['before', 'after'].map((value) => ({ code: 'payer_consent', value })),
  ...[1, 2, 3].map((level) => ({ code: 'security_level', level })),
  { code: 'intake_hours', opens: '08:00', closes: '20:00' },
  { code: 'cross_border' },
  { code: 'excluded_area' },
  { code: 'intake_paused', until: null },
  { code: 'services' },
  { code: 'intake_paused', until: '2026-11-25T05:00:00.000Z' },
  { code: 'no_place_for_party' },
  { code: 'no_free_place' },
  { code: 'cannot_place_together' },
  { code: 'counted' },
  { code: 'stale_report' },
  { code: 'unreadable' },
  { code: 'ask_the_house' },
  { code: 'held_again_too_soon', until: '2026-11-25T01:30:00.000Z' },
  { code: 'phoned_full' },
  { code: 'phoned_paused' },
];

beforeAll(async () => {
  for (const language of LANGUAGES) {
    await loadLanguage(language);
    await loadNamespaces(language, ['find', 'requests', 'shelter']);
  }
});

describe('why a party declined', () => {
  test.each(LANGUAGES)('RQ-18: each reason has words of its own in %s, alone and in a sentence', (language) => {
    const { shelter } = findL10nIn(language);
    const texts = declinedBecause.options.map((because) => shelter.t(`reason.declined.${because}`));
    expect(new Set(texts).size).toBe(declinedBecause.options.length);
    for (const [i, because] of declinedBecause.options.entries()) {
      expect(texts[i]).toMatch(/^\p{L}[^_{]+$/u);
      expect(releaseText(shelter, 'declined', because)).toContain(texts[i]);
    }
  });
});

describe('why a house takes them or not', () => {
  test('covers every reason', () => {
    expect(new Set(EVERY.map(({ code }) => code))).toEqual(new Set(reasonCodes));
  });

  test.each(LANGUAGES)('is a sentence of its own in %s, whatever the value, and never a code or a key', (language) => {
    const l10n = findL10nIn(language);
    const unknown = l10n.t('why.unknown');
    const sentences = EVERY.map((reason) => [reason, formatReason(l10n, reason, ABOUT)] as const);
    for (const [reason, text] of sentences) {
      expect([reason, text]).toEqual([reason, expect.stringMatching(/^\p{L}/u)]);
      expect(text).not.toMatch(/why\.|_|\{\{|undefined|null|NaN/);
      expect(text).not.toBe(unknown);
    }
    // Different reasons never have the same text.
    expect(new Set(sentences.map(([, text]) => text)).size).toBe(sentences.length);
  });

  test('names the number that matters', () => {
    const l10n = findL10nIn('en');
    expect(formatReason(l10n, { code: 'sons_max_age', limit: 6 }, ABOUT)).toBe(
      `Sons only up to 6, yours is ${l10n.shelter.t('sons.7-11')}`,
    );
    expect(formatReason(l10n, { code: 'sons_max_age', limit: 6 }, { ...ABOUT, party: EMPTY_PARTY })).toBe(
      'Sons only up to 6',
    );
  });

  test('says of places what the board may show, and no more', () => {
    const l10n = findL10nIn('en');
    const four = { ...ABOUT, party: party({ women: 1, girls: 3 }) };
    const full = (row: typeof ABOUT.row | ReturnType<typeof bandedRow> | ReturnType<typeof exactRow>) =>
      formatReason(l10n, { code: 'cannot_place_together' }, { ...four, row });
    const banded = (together: '0' | '1' | '2-3' | '4+') => bandedRow('x', { places: { band: '4+', together } });
    expect(full(banded('2-3'))).toBe('2 or 3 fit together, you need 4');
    expect(full(banded('1'))).toBe('Only 1 fits, you need 4');
    expect(full(banded('0'))).toBe('Full');
    expect(full(banded('4+'))).toBe('They don’t fit together');
    expect(full(exactRow('x', { free: 3 }))).toBe('3 fit together, you need 4');
    expect(full(undefined)).toBe('They don’t fit together');
  });

  test('has a question for every rule that is unknown', () => {
    for (const language of LANGUAGES) {
      const l10n = findL10nIn(language);
      for (const code of [...intakeRuleCodes, 'places']) {
        expect(formatAsks(l10n, [code])!.length).toBeGreaterThan(l10n.t('why.asks', { what: '' }).length);
      }
    }
    expect(formatAsks(findL10nIn('en'), [])).toBeNull();
    expect(formatAsks(findL10nIn('en'), ['languages', 'pets'])).toBe('Not said, ask: languages and pets');
  });

  test('a reason that this page does not know is a question to the house', () => {
    for (const code of ['brand_new', 'constructor', '__proto__']) {
      expect(formatReason(findL10nIn('en'), { code }, ABOUT)).toBe('A condition that the house explains');
    }
  });
});
