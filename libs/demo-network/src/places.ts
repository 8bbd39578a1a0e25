/** The invented address and meeting point of a demo shelter. */
export interface DemoPlace {
  readonly address: string;
  readonly meetingPoint: string;
}

const place = (street: string, town: string, meetingPoint: string): DemoPlace => ({
  address: `${street}, ${town} (invented: there is no such street)`,
  meetingPoint: `${meetingPoint}, ${town} (invented)`,
});

/**
 * An address and a meeting point for each shelter, so that revealing one can be tried. The streets are named after
 * words such as "nowhere" and "made up" in the local language; no town has them. All are in Latin letters, as on signs
 * in each of the countries: an address may be read out to somebody who reads no Cyrillic.
 */
export const DEMO_PLACES: Readonly<Record<string, DemoPlace>> = {
  lipa: place('Izmišljena 12', 'Beograd', 'Clock of Nowhere Square'),
  javor: place('Nigdina 7', 'Novi Sad', 'Kiosk on Made-up Quay'),
  dunja: place('Bajkovita 31', 'Niš', 'Fountain of Fairy Tale Park'),
  breza: place('Nepostojeća 4', 'Kragujevac', 'Stop "Nowhere" of line 0'),
  kesten: place('Zamišljena 18', 'Subotica', 'Bench by the Paper Tower'),
  jela: place('Nestvarna 9', 'Užice', 'Bakery at the Corner of Two Dreams'),
  orah: place('Priča bez kraja 22', 'Leskovac', 'Gate of the Story Market'),
  vrba: place('Izmaštana 5', 'Banja Luka', 'Bridge of Nobody'),
  tresnja: place('Nigdjegrad 14', 'Bijeljina', 'Kiosk of the Blue Hour'),
  jasen: place('Ulica iz priče 3', 'Sarajevo', 'Tram stop "Nowhere"'),
  zova: place('Nepostojeća 27', 'Zenica', 'Stairs of the Paper House'),
  klen: place('Zamišljeni put 8', 'Mostar', 'Fountain of Three Wishes'),
  grab: place('Nestvarna 16', 'Tuzla', 'Salt Clock in Dream Park'),
  hrast: place('Bajkovita 2', 'Bihać', 'Ferry of the Made-up River'),
  bukva: place('Izmislena 11', 'Skopje', 'Clock of the Nowhere Arcade'),
  kalina: place('Nepostoečka 6', 'Bitola', 'Café "Nobody"'),
  topola: place('Sonuvana 19', 'Kumanovo', 'Stop "Nowhere" of line 0'),
  dren: place('Prikazna 24', 'Ohrid', 'Pier of the Paper Boats'),
  bor: place('Zamislena 13', 'Tetovo', 'Fountain of Fairy Tale Park'),
  oskorusa: place('Nikade 1', 'Štip', 'Gate of the Story Market'),
  ulliri: place('Rruga e Shpikur 10', 'Tiranë', 'Clock of Nowhere Square'),
  blini: place('Rruga e Përrallës 15', 'Shkodër', 'Bridge of Nobody'),
  bredhi: place('Rruga Askund 21', 'Vlorë', 'Pier of the Paper Boats'),
  lisi: place('Rruga e Ëndrrës 28', 'Durrës', 'Kiosk on Made-up Quay'),
  ahu: place('Rruga Joreale 17', 'Elbasan', 'Bakery at the Corner of Two Dreams'),
  dafina: place('Rruga e Imagjinuar 30', 'Korçë', 'Bench by the Paper Tower'),
};
