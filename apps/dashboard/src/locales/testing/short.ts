/**
 * Labels with little space: navigation, buttons, chips, column headings, units. A translation may be 1.6 times as long
 * as the English, plus six letters.
 */
export const SHORT: readonly RegExp[] = [
  /^session\.(nav|theme|quickExit$|signOut$|close$|language\.label|role\.)/,
  /^find\.(row\.(together|hold|ask|asking|phone)$|group\.|summary\.change$|need\.(more|less|pet)$|avoid\.add$|held\.onTheWay$)/,
  /^board\.(title|houses|map|house|row\.changed|intake\.(open|paused|ask|phone)$|filter\.(search|allCountries|together|any|orderBy))/,
  /^look\.(place|band|bandShort|freshness|countryShort|fewer|more|retry|live\.(live|offline|connecting)$)/,
  /^map\.(band\.short|legend|zoom)/,
  /^shelter\.(close|hold\.(admit|release|extend)$|stay\.(move|change|plan|replan|unplan|discharge)$|out\.back|beds\.(use|kind))/,
  /^shelter\.(choice\.(hold|admit|clear|out)$|act\.|form\.(cancel|hold|move|discharge|guest)|way\.|done\.undo|head\.confirm)/,
  /^shelter\.(activity\.(older|again|correct)$|setup\.(save|retireBed|addRoom|addBeds)$)/,
  /^account\.(signIn\.(title|email|password|code|enter)$|secondFactor\.(confirm|cancel)$|page\.(remove|actAs|cancel|done)$)/,
  /^people\.(open|close|cancel|done|situation\.)|^vault\.(copy|show|cancel)$|^audit\.(from|to|kind\.)/,
  /^trends\.(by\.(country|organisation|shelter)|bucket|period|view|csv$|from|to$)/,
];

/** The maximum length of a translation of a short label. */
export const mayBe = (english: string): number => Math.floor(english.length * 1.6) + 6;
