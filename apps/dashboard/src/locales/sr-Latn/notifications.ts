import type { In } from '../words.ts';

export const notifications: In<'sr-Latn', 'notifications'> = {
  title: 'Pregled',
  tasks_one: '{{count}} novi zadatak',
  tasks_few: '{{count}} nova zadatka',
  tasks_other: '{{count}} novih zadataka',
  what: 'Javite mi na ovom uređaju kad stigne novi zadatak, i dok je ova stranica zatvorena.',
  says: 'Piše „1 novi zadatak“ i ništa više: ni kuća, ni osoba, ni zahtev.',
  asking: 'Pita se ovaj uređaj…',
  on: 'Ovaj uređaj dobija obaveštenje o novim zadacima.',
  off: 'Ovaj uređaj ne dobija obaveštenje o novim zadacima.',
  unsupported:
    'Ovaj pregledač ne može da dobije obaveštenje dok je stranica zatvorena. Ostavite stranicu otvorenu: novi zadaci se pojave ovde.',
  notGiven: 'Ovaj pregledač nije dao adresu na koju se javlja. Pokušajte kasnije, ili ostavite stranicu otvorenu.',
  denied: 'Ovaj pregledač ne dozvoljava obaveštenja ove stranice. Mogu da se dozvole u njegovim podešavanjima.',
  enable: 'Javite ovom uređaju',
  disable: 'Ne javljajte ovom uređaju',
};
