import { describe, expect, it } from '@jest/globals';
import { inLatin, transliterate } from './transliterate.ts';

describe('Serbian in Cyrillic letters', () => {
  it.each([
    ['Sigurna kuća', 'Сигурна кућа'],
    ['slobodno mesto', 'слободно место'],
    ['primopredaja smene', 'примопредаја смене'],
    ['dečak, žena, đak, šuma, čas, ćerka', 'дечак, жена, ђак, шума, час, ћерка'],
    ['ljubav, Ljubav, LJUBAV', 'љубав, Љубав, ЉУБАВ'],
    ['Njegoš, konj, NJEGOŠ', 'Његош, коњ, ЊЕГОШ'],
    ['džep, Džep, DŽEP, odžak', 'џеп, Џеп, ЏЕП, оџак'],
    ['SOS telefon', 'СОС телефон'],
    ['24/7, 08:00-20:00 — „da“…', '24/7, 08:00-20:00 — „да“…'],
  ])('%s is %s', (latin, cyrillic) => {
    expect(transliterate(latin)).toBe(cyrillic);
  });

  it.each([
    ['injekcija', 'инјекција'],
    ['konjunktura', 'конјунктура'],
    ['nadživeti', 'надживети'],
    ['podžanr', 'поджанр'],
    ['odžaliti', 'оджалити'],
    ['injicira, dezinjekcija, reinjekcija', 'инјицира, дезинјекција, реинјекција'],
    ['konjugacija, konjektura, izvanjezički', 'конјугација, конјектура, изванјезички'],
    ['podžupan, Tanjug, Tanjuga', 'поджупан, Танјуг, Танјуга'],
    ['Injekcija i činjenica', 'Инјекција и чињеница'],
  ])('a prefix keeps its own letter: %s is %s', (latin, cyrillic) => {
    expect(transliterate(latin)).toBe(cyrillic);
  });

  it('letters of marks written apart are letters all the same', () => {
    expect(transliterate('kuc\u0301a'.normalize('NFD'))).toBe('кућа');
  });

  it('leaves values, tags and names that every script writes alike', () => {
    expect(transliterate('{{count}} mesta do {{until}}')).toBe('{{count}} места до {{until}}');
    expect(transliterate('<b>mesto</b> {{ljudi}}')).toBe('<b>место</b> {{ljudi}}');
    expect(transliterate('Preuzmite kao CSV: {{title}}')).toBe('Преузмите као CSV: {{title}}');
    expect(transliterate('Google Chrome na Android telefonu, kao PDF')).toBe(
      'Google Chrome на Android телефону, као PDF',
    );
    expect(transliterate('Izvori: Natural Earth · GeoNames')).toBe('Извори: Natural Earth · GeoNames');
  });

  it('leaves letters that Serbian does not have, for a check to find', () => {
    expect(transliterate('web')).toBe('wеб');
  });
});

describe('Serbian in Cyrillic letters, back in Latin ones', () => {
  it.each([
    'Sigurna kuća, dečak, đak, žena, ćerka, čas, šuma',
    'ljubav, Ljubav, LJUBAV, Njegoš, NJEGOŠ, Džep, odžak',
    'injekcija, nadživeti, Tanjug',
    'Preuzmite kao CSV: {{title}} <b>mesto</b> {{ljudi}}, „da“… 24/7',
  ])('%s', (latin) => {
    expect(inLatin(transliterate(latin))).toBe(latin);
  });

  it('leaves letters that Serbian does not have', () => {
    expect(inLatin('ќерка, Ѓорѓи')).toBe('ќerka, Ѓorѓi');
  });
});
