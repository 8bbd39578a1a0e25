/**
 * The parts of long passwords that many people choose. Compiled for this program from published findings on leaked
 * passwords (words of welcome and love, months, football, "password" and "admin"), in English and the languages of the
 * network; no list of leaked passwords was copied, and the list is not complete. Lower case, Latin without accents:
 * passwords are normalised to that before they are compared.
 */
const WORDS = `
password passwort passw passwd pass lozinka sifra zaporka fjalekalim fjalekalimi kod code secret tajna sekret
admin administrator root user test guest demo default changeme change temporary temp login signin access letmein
welcome dobrodosli dobrodosao dobrodosla mireseerdhe mirese dobredojde hello zdravo pershendetje
iloveyou ilove loveyou love volimte volim tedua teduashume dashuri ljubav jastesakam sakam moja moje
princess princeza princeshe sunshine sunce diell football fudbal futboll baseball basketball liverpool barcelona
juventus chelsea arsenal partizan zvezda crvenazvezda dinamo zeljeznicar vardar
dragon monkey master shadow superman batman pokemon starwars trustno michael jordan charlie jessica
whatever nothing forever freedom sloboda liria mother majka mama nena father otac baba family porodica familja
summer winter autumn spring leto ljeto zima jesen prolece proljece vera dimri pranvera vjeshta
january february march april may june july august september october november december
januar februar mart april maj jun jul avgust septembar oktobar novembar decembar
monday tuesday wednesday thursday friday saturday sunday ponedeljak utorak sreda cetvrtak petak subota nedelja
beograd belgrade sarajevo skopje tirana tirane prishtina banjaluka novisad srbija serbia bosna bosnia albania
shqiperia shqiperi shqipe makedonija macedonia kosova kosovo balkan jugoslavija europe evropa
shelter house home kuca sigurna sigurnakuca strehez hotline office kancelarija computer internet server windows google
facebook instagram microsoft android samsung iphone
correcthorsebatterystaple horsebatterystaple correcthorse
`;

/** The longest first, so that "passwords" is removed before "pass". */
export const COMMON_WORDS: readonly string[] = [...new Set(WORDS.trim().split(/\s+/))].toSorted(
  (a, b) => b.length - a.length || (a < b ? -1 : 1),
);

/** Rows of keyboards (English, German and South Slavic, French, Cyrillic), the alphabets and the digits. */
export const RUNS: readonly string[] = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'yxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'љњертзуиоп',
  'љњертѕуиоп',
  'асдфгхјкл',
  'йцукенгшщз',
  'фывапролд',
  'abcdefghijklmnopqrstuvwxyz',
  'абвгдежзијклмнопрст',
  '01234567890',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  '1q2w3e4r5t6y7u8i9o0p',
  '1q2w3e4r5t6z7u8i9o0p',
  'qazwsxedcrfvtgbyhnujmikolp',
];
