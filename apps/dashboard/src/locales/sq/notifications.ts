import type { In } from '../words.ts';

export const notifications: In<'sq', 'notifications'> = {
  title: 'Pasqyra',
  tasks_one: '{{count}} detyrë e re',
  tasks_other: '{{count}} detyra të reja',
  what: 'Më njoftoni në këtë pajisje kur të ketë një detyrë të re, edhe kur kjo faqe është e mbyllur.',
  says: 'Thotë “1 detyrë e re” dhe asgjë më shumë: as shtëpi, as person, as kërkesë.',
  asking: 'Po pyetet kjo pajisje…',
  on: 'Kjo pajisje njoftohet për detyrat e reja.',
  off: 'Kjo pajisje nuk njoftohet për detyrat e reja.',
  unsupported:
    'Ky shfletues nuk mund të njoftohet kur faqja është e mbyllur. Mbajeni faqen hapur: detyrat e reja shfaqen këtu.',
  notGiven: 'Ky shfletues nuk dha një adresë ku të njoftohet. Provoni më vonë, ose mbajeni faqen hapur.',
  denied: 'Ky shfletues i ndalon njoftimet e kësaj faqeje. Ato mund të lejohen te cilësimet e tij.',
  enable: 'Njoftoni këtë pajisje',
  disable: 'Mos njoftoni këtë pajisje',
};
