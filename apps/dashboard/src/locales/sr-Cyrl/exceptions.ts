/** Texts that are not the Latin ones in other letters, by path: signs of units, and codes that one types as they stand. */
export const EXCEPTIONS: Readonly<Record<string, string>> = {
  'look.age.hours_one': '{{count}} ч',
  'look.age.hours_few': '{{count}} ч',
  'look.age.hours_other': '{{count}} ч',
  'shelter.time.hoursAgo': 'пре {{count}} ч',
  'shelter.countdown.hours': '{{hours}} ч {{minutes}}',
  'shelter.form.hours_one': '{{count}} ч',
  'shelter.form.hours_few': '{{count}} ч',
  'shelter.form.hours_other': '{{count}} ч',
  'shelter.rule.value.official_referral.within_24h': 'у року од 24 ч',
  'shelter.setup.languagesHint': 'Ознаке, одвојене зарезима: sq, bs, sr, mk, en',
};
