import type { In } from '../words.ts';

export const notifications: In<'bs', 'notifications'> = {
  title: 'Pregled',
  tasks_one: '{{count}} novi zadatak',
  tasks_few: '{{count}} nova zadatka',
  tasks_other: '{{count}} novih zadataka',
  what: 'Javite mi na ovom uređaju kad stigne novi zadatak, i dok je ova stranica zatvorena.',
  says: 'Piše „1 novi zadatak“ i ništa više: ni kuća, ni osoba, ni zahtjev.',
  asking: 'Pita se ovaj uređaj…',
  on: 'Ovaj uređaj dobija obavijest o novim zadacima.',
  off: 'Ovaj uređaj ne dobija obavijest o novim zadacima.',
  unsupported:
    'Ovaj preglednik ne može dobiti obavijest dok je stranica zatvorena. Ostavite stranicu otvorenu: novi zadaci se pojave ovdje.',
  notGiven: 'Ovaj preglednik nije dao adresu na koju se javlja. Pokušajte kasnije, ili ostavite stranicu otvorenu.',
  denied: 'Ovaj preglednik ne dopušta obavijesti ove stranice. Mogu se dopustiti u njegovim postavkama.',
  enable: 'Javite ovom uređaju',
  disable: 'Ne javljajte ovom uređaju',
};
